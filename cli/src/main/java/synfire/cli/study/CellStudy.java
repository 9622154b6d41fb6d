package synfire.cli.study;

/// One cell of a study of many.
///
/// @param name unlike those of the others; also that of its folder
public record CellStudy(String name, Study study) {}
