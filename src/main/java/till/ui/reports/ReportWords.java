package till.ui.reports;

import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import till.report.Board;
import till.report.Board.Days;
import till.settings.Texts;
import till.settings.TimeFormat;
import till.ui.Frame;
import till.ui.MethodNames;

/** How days, hours and ways to pay of a report read in the current language. */
final class ReportWords {
    private final Texts texts;
    private final MethodNames methods;
    private final ZoneId zone;

    ReportWords(Frame frame, ZoneId zone) {
        this.texts = frame.appearance().texts();
        this.methods = frame.methods();
        this.zone = zone;
    }

    Texts texts() {
        return texts;
    }

    /**
     * Which days are shown, and what stands beside them.
     *
     * @param archive of a year that has some of the days
     */
    String compared(Board board, Optional<Year> archive) {
        return archive.map(year -> texts.text("reports.archived", year.toString()) + " ")
                        .orElse("")
                + compared(board);
    }

    private String compared(Board board) {
        return board.until()
                .map(until -> texts.text(
                        "reports.comparedUntil",
                        days(board.asked()),
                        days(board.earlier()),
                        TimeFormat.minute(until, zone)))
                .orElseGet(() -> texts.text("reports.compared", days(board.asked()), days(board.earlier())));
    }

    String days(Days days) {
        return days.isOne()
                ? format("reports.format.weekday", days.from())
                : texts.text(
                        "reports.format.fromTo",
                        format("reports.format.full", days.from()),
                        format("reports.format.full", days.to()));
    }

    private String format(String key, LocalDate day) {
        return DateTimeFormatter.ofPattern(texts.text(key), texts.language().locale())
                .format(day);
    }

    List<FigureLine> hours(Board.Part part) {
        return part.hours().stream()
                .map(each -> new FigureLine("%02d".formatted(each.of()), each.brought()))
                .toList();
    }

    List<FigureLine> days(Board.Part part, boolean byMonth) {
        var key = byMonth ? "reports.format.month" : "reports.format.day";
        return part.days().stream()
                .map(each -> new FigureLine(format(key, each.of()), each.brought()))
                .toList();
    }

    List<FigureLine> ways(Board.Part part) {
        return part.ways().stream()
                .map(each -> new FigureLine(
                        texts.text("reports.way", method(each.of()), gateway(each.of())), each.brought()))
                .toList();
    }

    String method(Board.Way way) {
        return methods.name(way.gateway(), way.method(), texts);
    }

    String gateway(Board.Way way) {
        return MethodNames.gateway(way.gateway(), texts);
    }
}
