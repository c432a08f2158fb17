package till.ui.closing;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import till.domain.DayFigures;
import till.domain.Problem;
import till.settings.AmountFormat;
import till.ui.Dialogs.Choice;
import till.ui.Dialogs.Question;
import till.ui.Dialogs.Weight;

/** Asks whether a day is to be closed for good: Enter alone does not. Says what it brought, and where its hours are not over. */
final class ClosingQuestion {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private ClosingQuestion() {}

    static Question about(DayFigures figures, ZoneId zone, Runnable close) {
        var takings = figures.takings();
        var net = takings.currencies().stream()
                .map(currency -> AmountFormat.withCurrency(takings.sum(currency).net()))
                .collect(Collectors.joining(", "));
        var text = Problem.of(
                figures.early() ? "closing.ask.early" : "closing.ask.text",
                net.isEmpty() ? "0" : net,
                Integer.toString(figures.open().size()),
                TIME.format(figures.to().atZone(zone)));
        return new Question(
                Problem.of("closing.ask.title", figures.day().toString()),
                text,
                List.of(
                        new Choice("closing.ask.no", Weight.PLAIN, () -> {}),
                        new Choice("closing.ask.yes", Weight.DANGER, close)));
    }
}
