package synfire.network.wiring;

record OneToOneRows(int sources) implements Rows {

    static OneToOneRows of(Ends ends) {
        if (ends.sources() != ends.targets()) {
            throw new IllegalArgumentException(
                    "%s: one-to-one, but there are %d sources and %d targets; give as many of both"
                            .formatted(ends.name(), ends.sources(), ends.targets()));
        }
        return new OneToOneRows(ends.sources());
    }

    @Override
    public void draw(int source, Row row) {
        row.clear();
        row.add(source);
    }

    @Override
    public int count(int source, Row scratch) {
        return 1;
    }

    @Override
    public boolean isProcedural() {
        return true;
    }
}
