package synfire.kernels;

import synfire.kernels.contract.BackendContract;

final class ReferenceBackendTest extends BackendContract {

    @Override
    public Backend backend() {
        return new ReferenceBackend();
    }

    @Override
    protected int seeds() {
        return 3;
    }
}
