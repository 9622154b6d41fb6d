package synfire.data.hdf;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import synfire.network.Samples;

/// An object of a file, with its attributes.
public sealed interface HdfNode {

    Map<String, Value> attributes();

    /// Named objects, in order.
    record Group(Map<String, Value> attributes, Map<String, HdfNode> members) implements HdfNode {

        public Group {
            attributes = ordered(attributes);
            members = ordered(members);
        }
    }

    /// Values that are known.
    record Fixed(Map<String, Value> attributes, Value value) implements HdfNode {

        public Fixed {
            attributes = ordered(attributes);
        }
    }

    /// An array whose place is kept, to be filled later.
    ///
    /// @param shape length of each axis
    record Reserved(Map<String, Value> attributes, HdfType type, List<Long> shape) implements HdfNode {

        public Reserved {
            attributes = ordered(attributes);
            shape = List.copyOf(shape);
        }
    }

    /// An array that grows along its first axis.
    ///
    /// @param columns length of its second axis, or 0 where it has one axis
    record Growing(Map<String, Value> attributes, HdfType type, int columns) implements HdfNode {

        public Growing {
            attributes = ordered(attributes);
        }
    }

    /// Values of an attribute or an array.
    sealed interface Value {

        record Text(String text) implements Value {}

        record Texts(List<String> texts) implements Value {

            public Texts {
                texts = List.copyOf(texts);
            }
        }

        record Whole(long number) implements Value {}

        record Real(double number) implements Value {}

        record Wholes(HdfType type, List<Long> numbers) implements Value {

            public Wholes {
                numbers = List.copyOf(numbers);
            }
        }

        record Reals(Samples numbers) implements Value {}

        /// The object at a path from the root, with `/` between names.
        record Reference(String path) implements Value {}
    }

    private static <T> Map<String, T> ordered(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
