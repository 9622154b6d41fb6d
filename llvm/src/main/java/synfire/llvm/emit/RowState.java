package synfire.llvm.emit;

import java.util.List;
import java.util.stream.Stream;

/// How far a procedural row has come: whole numbers in memory, which the compiler keeps in registers.
record RowState(Code code, List<String> words) {

    /// Targets passed over, less one.
    static final int AT = 0;
    /// The next candidate.
    static final int NUMBER = 1;
    /// Candidates of a vector that there are.
    static final int COUNT = 2;
    /// Targets of the chunk.
    static final int FILLED = 3;
    /// Targets of the chunks before.
    static final int KEPT = 4;
    /// 1 where the row has ended.
    static final int DONE = 5;

    RowState(Code code) {
        this(
                code,
                Stream.generate(() -> code.letFirst("alloca i64, align 8"))
                        .limit(DONE + 1)
                        .toList());
    }

    void begin() {
        set(AT, "-1");
        for (int word = NUMBER; word <= DONE; word++) {
            set(word, "0");
        }
    }

    String get(int word) {
        return code.let("load i64, ptr " + words.get(word) + ", align 8");
    }

    void set(int word, String value) {
        code.line("store i64 " + value + ", ptr " + words.get(word) + ", align 8");
    }
}
