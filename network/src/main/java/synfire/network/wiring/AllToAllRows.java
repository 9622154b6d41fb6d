package synfire.network.wiring;

import java.util.Optional;

record AllToAllRows(Ends ends, boolean autapses) implements Rows {

    @Override
    public int sources() {
        return ends.sources();
    }

    @Override
    public void draw(int source, Row row) {
        row.clear();
        int hole = ends.hole(source, autapses);
        for (int target = 0; target < ends.targets(); target++) {
            if (target != hole) {
                row.add(target);
            }
        }
    }

    @Override
    public int count(int source, Row scratch) {
        return ends.allowed(source, autapses);
    }

    @Override
    public boolean isProcedural() {
        return true;
    }

    @Override
    public long expected() {
        return (long) ends.sources() * ends.targets();
    }

    @Override
    public Optional<Candidates> candidates() {
        return Optional.of(
                new Candidates(true, Long.MAX_VALUE, !autapses, p -> p.b().constant(0L), p -> p.b().constant(true)));
    }
}
