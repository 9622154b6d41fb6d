package synfire.cli.compare;

import synfire.learn.fit.Stage;

/// By which loss contestants are compared.
public enum Judge {
    /// The loss of the study's last stage.
    STAGE,
    /// The spike loss of the reference system, which has no gradient ([synfire.learn.metric.CodedGamma]).
    SPIKES;

    /// What the loss is called in tables.
    String loss(Stage stage) {
        return switch (this) {
            case STAGE -> stage.loss().name();
            case SPIKES -> "spikes";
        };
    }
}
