package synfire.learn.task;

/// What a person wants to know of a task.
///
/// @param summary what happens in a trial and what is asked, in a few sentences
/// @param chance what can be reached without looking at the input
/// @param source where the task and its numbers come from
public record TaskPage(String title, String summary, String chance, String source) {}
