package synfire.network.connectome;

import java.util.List;

/// The cells that edges start from or end at, counted from 0.
///
/// @param name of the population
/// @param names of the cells; empty where they have only numbers
public record Nodes(String name, int count, List<String> names) {

    public Nodes {
        names = List.copyOf(names);
        if (count < 0 || (!names.isEmpty() && names.size() != count)) {
            throw new ConnectomeException(
                    "cells '%s'".formatted(name),
                    "%d names are given for %d cells".formatted(names.size(), count),
                    "name every cell, or none");
        }
    }

    public static Nodes numbered(String name, int count) {
        return new Nodes(name, count, List.of());
    }

    public static Nodes named(String name, List<String> names) {
        return new Nodes(name, names.size(), names);
    }
}
