package synfire.llvm.library;

import java.io.Serial;

/// LLVM refused something that this project made: a defect of ours, so the message carries LLVM's own words.
public final class LlvmException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public LlvmException(String message) {
        super(message);
    }
}
