package synfire.network.wiring;

import java.util.Optional;

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

    @Override
    public long expected() {
        return sources;
    }

    @Override
    public Optional<Candidates> candidates() {
        return Optional.of(new Candidates(false, 1, false, RowProgram::row, p -> p.b().constant(true)));
    }
}
