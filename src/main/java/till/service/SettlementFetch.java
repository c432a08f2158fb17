package till.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import till.domain.Result;
import till.gateway.Outcome;
import till.gateway.Settlements;

/** Fetches a day's settlement statements from a gateway that gives them over its interface. Changes nothing anywhere. */
public final class SettlementFetch {
    private final GatewayDirectory gateways;

    public SettlementFetch(GatewayDirectory gateways) {
        this.gateways = gateways;
    }

    /** Whether a gateway gives any. */
    public boolean gives(String gateway) {
        return gateways.find(gateway)
                .flatMap(each -> each.find(Settlements.class))
                .isPresent();
    }

    /**
     * Saves every statement of a day, one for each currency.
     *
     * @param folder an empty one
     * @return the files; at least one
     */
    public Result<List<Path>> fetch(String gateway, LocalDate day, Path folder) {
        var settlements = gateways.find(gateway).flatMap(each -> each.find(Settlements.class));
        if (settlements.isEmpty()) {
            return Result.failed("settlements.none", gateway);
        }
        var listed = settlements.get().settlements();
        if (!(listed instanceof Outcome.Answered<Settlements.SettlementList>(var list))) {
            return Result.failed("settlements.noAnswer", gateway, listed.word());
        }
        var files = new ArrayList<Path>();
        for (var each : list.settlements()) {
            if (isOf(each, day)) {
                var file = settlements.get().download(each.id());
                if (!(file instanceof Outcome.Answered<Settlements.SettlementFile>(var content))) {
                    return Result.failed("settlements.noAnswer", gateway, file.word());
                }
                try {
                    files.add(Files.writeString(folder.resolve(content.name()), content.text()));
                } catch (IOException _) {
                    return Result.failed("export.notWritten", folder.toString());
                }
            }
        }
        return files.isEmpty()
                ? Result.failed("settlements.noneOfDay", gateway, day.toString())
                : Result.done(List.copyOf(files));
    }

    /** Their answers are not published: a statement is of the day that any of its facts, or its own number, names. */
    private static boolean isOf(Settlements.Settlement settlement, LocalDate day) {
        var basic = DateTimeFormatter.BASIC_ISO_DATE.format(day);
        return settlement.id().startsWith(basic)
                || settlement.facts().values().stream()
                        .anyMatch(fact -> fact.startsWith(day.toString()) || fact.equals(basic));
    }
}
