package synfire.equations;

/// What a model file says about itself before the model begins. Absent parts are empty.
///
/// @param summary one line
/// @param description behaviour, in paragraphs
/// @param assumes what is left out
/// @param reference the source, with its DOI
/// @param checkedBy the test that holds it
public record Header(String summary, String description, String assumes, String reference, String checkedBy) {

    public static final Header EMPTY = new Header("", "", "", "", "");
}
