/**
 * The command line: the same services as the window, without a toolkit. Each command is one class; what they share is how
 * a till is opened ({@link till.cli.TillOpener}), how a number is looked up and how an answer is printed, for people or as
 * one JSON object.
 */
@NullMarked
package till.cli;

import org.jspecify.annotations.NullMarked;
