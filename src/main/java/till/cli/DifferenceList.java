package till.cli;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import till.domain.Difference;
import till.domain.Problem;
import till.domain.Result;
import till.report.statement.ReconciliationBook;
import till.settings.AmountFormat;
import till.settings.TimeFormat;
import tools.jackson.databind.node.ObjectNode;

/** Differences between statements and ledger as lines or as JSON, and the one that a name on the command line means. */
final class DifferenceList {
    private final Run run;
    private final ReconciliationBook book;
    private final ZoneId zone;
    private final Map<String, String> people;

    DifferenceList(Run run, OpenedTill till) {
        this.run = run;
        this.book = till.reports().reconciliations();
        this.zone = till.settings().calendar().zone();
        this.people = till.services().orders().people();
    }

    ReconciliationBook book() {
        return book;
    }

    Difference find(String id) throws Stopped {
        return orStopped(book.named(id.strip().toLowerCase(Locale.ROOT)), ExitCode.WRONG_USE);
    }

    static <T> T orStopped(Result<T> result, ExitCode code) throws Stopped {
        return switch (result) {
            case Result.Done<T>(var value) -> value;
            case Result.Failed<T>(var problem) -> throw new Stopped(code, problem);
        };
    }

    void show(List<Difference> differences) {
        differences.forEach(each -> run.output().line(line(each)));
        run.output().say("cli.reconcile.openCount", Integer.toString(differences.size()));
        run.output().object(answer -> {
            var list = answer.putArray("differences");
            differences.forEach(each -> fields(list.addObject(), each));
        });
    }

    /** One with its history. */
    ExitCode show(Difference difference) {
        var notes = book.notes(difference);
        run.output().line(line(difference));
        notes.forEach(note -> run.output().line("  " + line(note)));
        run.output().object(answer -> {
            fields(answer, difference);
            var list = answer.putArray("notes");
            notes.forEach(note -> list.addObject()
                    .put("at", note.at().toString())
                    .put("what", note.what().name())
                    .put("words", note.words())
                    .put("operator", note.by().operator())
                    .put("approvedBy", note.by().approver()));
        });
        return ExitCode.DONE;
    }

    private String line(Difference.Note note) {
        var words = note.what() == Difference.What.ASSIGNED ? name(note.words()) : note.words();
        var operator = note.by().operator();
        var who = operator == null ? "" : "  (" + name(operator) + ")";
        var what = run.texts().text("difference.what." + note.what());
        return TimeFormat.dayAndMinute(note.at(), zone) + "  " + what + "  " + words + who;
    }

    /** A person by their name; by their ID where they are gone. */
    private String name(String operator) {
        return people.getOrDefault(operator, operator);
    }

    private String line(Difference difference) {
        var facts = difference.facts();
        var parts = new ArrayList<String>();
        parts.add(difference.id());
        parts.add(difference.day() + " " + difference.gateway());
        parts.add(run.texts().text("finding." + difference.finding()));
        parts.add(facts.getOrDefault("number", "–"));
        if (facts.containsKey("there")) {
            parts.add(side("cli.reconcile.there", difference, "there", "dayThere"));
        }
        if (facts.containsKey("here")) {
            parts.add(side("cli.reconcile.here", difference, "here", "dayHere"));
        }
        if (facts.containsKey("said")) {
            parts.add(run.texts()
                    .text(Problem.of(
                            facts.get("said"), facts.getOrDefault("saidOf", "").split(", "))));
        }
        parts.add(run.texts().text(book.ageTold(difference)));
        if (difference.late()) {
            parts.add(run.texts().text("difference.late"));
        }
        if (difference.state() != Difference.State.OPEN) {
            parts.add(run.texts().text("difference.state." + difference.state()));
        }
        if (difference.assignee() != null) {
            parts.add(run.texts().text("difference.assignee", name(difference.assignee())));
        }
        return String.join(" · ", parts);
    }

    private String side(String key, Difference difference, String amount, String day) {
        var facts = difference.facts();
        return run.texts()
                .text(
                        key,
                        AmountFormat.ofFact(facts.getOrDefault(amount, ""), difference.isRefund()),
                        facts.getOrDefault(day, ""));
    }

    private void fields(ObjectNode node, Difference difference) {
        node.put("id", difference.id());
        node.put("gateway", difference.gateway());
        node.put("day", difference.day().toString());
        node.put("finding", difference.finding());
        node.put("state", difference.state().name());
        node.put("days", book.age(difference));
        node.put("late", difference.late());
        node.put("assignee", difference.assignee());
        var about = difference.about();
        node.put("orderNo", about == null ? null : about.text());
        var facts = node.putObject("facts");
        difference.facts().forEach(facts::put);
    }
}
