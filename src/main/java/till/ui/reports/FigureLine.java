package till.ui.reports;

import till.report.Board.Compared;

/**
 * One line of a table, and one group of bars of a chart.
 *
 * @param name how an hour, a day or a way to pay reads
 */
record FigureLine(String name, Compared brought) {}
