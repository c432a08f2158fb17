package till.cli;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import till.domain.Act;
import till.domain.Shift;
import till.settings.TimeFormat;

/** {@code till shift list}: the open shifts of all tills, and those of the business day. */
@CommandLine.Command(name = "list")
final class ShiftListCommand implements Command {
    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return list(run);
    }

    static ExitCode list(Run run) throws Stopped, CannotOpen {
        return run.inTill(Act.SHIFT, till -> {
            var services = till.services();
            var shifts = new LinkedHashMap<String, Shift>();
            services.shifts().open().forEach(shift -> shifts.put(shift.id(), shift));
            services.shifts().of(services.days().current()).forEach(shift -> shifts.put(shift.id(), shift));
            if (services.shifts().open().isEmpty()) {
                run.output().say("cli.shift.none");
            }
            var people = services.orders().people();
            var zone = till.settings().calendar().zone();
            shifts.values().forEach(shift -> run.output().line(line(run, shift, people, zone)));
            run.output().object(answer -> {
                var all = answer.putArray("shifts");
                shifts.values().forEach(shift -> DaySlipText.shift(all.addObject(), shift));
            });
            return ExitCode.DONE;
        });
    }

    private static String line(Run run, Shift shift, Map<String, String> people, ZoneId zone) {
        var end = shift.end();
        var stands = end == null
                ? run.texts().text("slip.shift.open")
                : run.texts().text("slip.shift." + end.ending(), TimeFormat.dayAndMinute(end.at(), zone));
        var told = end == null || end.reason().isEmpty() ? stands : stands + "  " + end.reason();
        var operator = shift.operator();
        var who = operator == null ? "" : people.getOrDefault(operator, operator);
        return String.join("  ", shift.id(), shift.day().toString(), who, told);
    }
}
