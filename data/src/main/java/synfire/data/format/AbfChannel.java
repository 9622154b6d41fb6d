package synfire.data.format;

import synfire.equations.units.Unit;

/// One recorded channel of an Axon file. A stored integer `n` stands for `n * scale + offset` in `unit`.
record AbfChannel(String name, Unit unit, double scale, double offset) {}
