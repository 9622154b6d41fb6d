package synfire.llvm;

import synfire.kernels.Backend;
import synfire.kernels.contract.BackendContract;

final class LlvmBackendTest extends BackendContract {

    @Override
    public Backend backend() {
        return new LlvmBackend();
    }
}
