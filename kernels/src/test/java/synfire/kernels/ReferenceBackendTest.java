package synfire.kernels;

import synfire.kernels.contract.BackendContract;

final class ReferenceBackendTest extends BackendContract {

    @Override
    protected Backend backend() {
        return new ReferenceBackend();
    }

    @Override
    protected int seeds() {
        return 3;
    }
}
