package synfire.kernels;

import java.io.Serial;

/// A backend was asked for that does not exist or cannot run on this machine.
public final class BackendUnavailableException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public BackendUnavailableException(String message) {
        super(message);
    }
}
