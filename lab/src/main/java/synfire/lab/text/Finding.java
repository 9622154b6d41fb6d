package synfire.lab.text;

/// One mistake in a text.
///
/// @param line counted from 1
/// @param column counted from 1
/// @param length in characters; 0 for the rest of the line
/// @param code stable name of the kind of mistake; may be empty
/// @param fix what would be right; may be empty
public record Finding(int line, int column, int length, String code, String problem, String fix) {}
