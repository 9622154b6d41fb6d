/// Networks as text: what [NetworkText] writes, it reads back as an equal network.
///
/// ```
/// file     := section*
/// section  := ('network' | 'model' | 'population' | 'projection' | 'stimulus' | 'probe') NAME TYPE?  line*
/// line     := NAME '=' term                              indented; below 'model', the lines of a model file
/// term     := WORD | STRING | '[' (term (',' term)*)? ']' | '{' (NAME ':' term (',' NAME ':' term)*)? '}'
///           | TYPE '(' (term | NAME '=' term (',' NAME '=' term)*)? ')'
/// ```
///
/// A type is the name of a record, in small letters with `_`; its arguments are the record's components.
/// What has only one component is written without its name.
@NullMarked
package synfire.network.text;

import org.jspecify.annotations.NullMarked;
