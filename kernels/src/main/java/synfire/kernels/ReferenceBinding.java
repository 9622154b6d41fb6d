package synfire.kernels;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import synfire.ir.Interpreter;
import synfire.ir.Sizes;
import synfire.ir.Tensor;

/// Inputs and outputs of the interpreter as tensors.
final class ReferenceBinding implements Binding {

    private final ReferenceKernel kernel;
    private final Sizes sizes;
    private final Ports ports;
    private final Map<String, Tensor> inputs = new HashMap<>();
    private Map<String, Tensor> outputs = Map.of();

    ReferenceBinding(ReferenceKernel kernel, Sizes sizes) {
        this.kernel = kernel;
        this.sizes = sizes;
        this.ports = new Ports(kernel.program(), sizes);
    }

    ReferenceKernel kernel() {
        return kernel;
    }

    void run() {
        ports.requireAllSet(inputs.keySet());
        outputs = Interpreter.run(kernel.program(), inputs, sizes);
    }

    @Override
    public Sizes sizes() {
        return sizes;
    }

    @Override
    public MemoryPlan plan() {
        return new MemoryPlan(ports.bytes(), 0, MemoryPlan.wholeTapes(kernel.program(), sizes));
    }

    @Override
    public void set(String input, double... values) {
        inputs.put(input, Tensor.of(ports.inputFor(input, values.length), ports.truthful(input, values)));
    }

    @Override
    public void setIntegers(String input, long... values) {
        var type = ports.integerInputFor(input, values.length);
        inputs.put(input, Tensor.ofIntegers(type, ports.held(input, values)));
    }

    @Override
    public int sizeOfLast(String input) {
        return ports.sizeOfLast(input);
    }

    @Override
    public void fill(String input, double value) {
        var values = new double[sizes.elements(ports.input(input))];
        Arrays.fill(values, value);
        set(input, values);
    }

    @Override
    public void share(String input, MemorySegment values) {
        var type = ports.inputOf(input, values);
        int count = sizes.elements(type);
        inputs.put(
                input,
                type.dtype().isFloat()
                        ? Tensor.of(type, Numbers.floats(type.dtype(), values, count))
                        : Tensor.ofIntegers(type, Numbers.integers(type.dtype(), values, count)));
    }

    @Override
    public double[] get(String output) {
        return result(output).toArray();
    }

    @Override
    public EventLists events(String output) {
        return EventLists.ofDense(get(output), sizes.of(ports.steps(output)));
    }

    @Override
    public long[] getIntegers(String output) {
        ports.requireIntegers(output);
        var tensor = result(output);
        var values = new long[tensor.size()];
        Arrays.setAll(values, tensor::getInteger);
        return values;
    }

    @Override
    public void feed(String output, String input) {
        ports.requireSameType(output, input);
        inputs.put(input, result(output));
    }

    private Tensor result(String output) {
        ports.output(output);
        var tensor = outputs.get(output);
        if (tensor == null) {
            throw ports.notRun(output);
        }
        return tensor;
    }

    @Override
    public void close() {
        inputs.clear();
        outputs = Map.of();
    }
}
