/// The catalogue of published models, one text file each.
module synfire.models {
    requires transitive synfire.network;
    requires static org.jspecify;

    exports synfire.models;
}
