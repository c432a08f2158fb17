package till.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import till.domain.Agreement;
import till.service.AgreementService;

/** Every charge that agreements made or tried, as CSV; an agreement without one has a line of its own. */
public final class AgreementLines {
    private static final String[] HEADINGS = {
        "agreement",
        "kind",
        "state",
        "customer",
        "amount",
        "currency",
        "firstPayment",
        "card",
        "consentOn",
        "nextDate",
        "due",
        "try",
        "orderNo",
        "madeAt",
        "outcome"
    };

    private AgreementLines() {}

    /** Tells how many charges there were. */
    public static long write(AgreementService agreements, Path file) throws IOException {
        var text = new StringBuilder("\uFEFF");
        var rows = 0L;
        try (var printer = CSVFormat.RFC4180.builder().setHeader(HEADINGS).get().print(text)) {
            for (var agreement : agreements.all()) {
                var charges = agreements.charges(agreement.id());
                if (charges.isEmpty()) {
                    printer.printRecord(cells(agreement, "", "", "", "", ""));
                }
                for (var charge : charges) {
                    var paid = charge.paid();
                    printer.printRecord(cells(
                            agreement,
                            charge.due().toString(),
                            Integer.toString(charge.attempt()),
                            charge.orderNo().text(),
                            charge.madeAt().toString(),
                            paid == null ? "OPEN" : paid ? "PAID" : "FAILED"));
                    rows++;
                }
            }
        }
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return rows;
    }

    private static Object[] cells(Agreement agreement, String... charge) {
        var terms = agreement.terms();
        var due = agreement.standing().tryOn();
        var cells = new Object[HEADINGS.length];
        cells[0] = agreement.id();
        cells[1] = terms.kind().name();
        cells[2] = agreement.standing().state().name();
        cells[3] = guarded(terms.customer());
        cells[4] = terms.amount().getAmount().toPlainString();
        cells[5] = terms.amount().getCurrencyUnit().getCode();
        cells[6] = agreement.first().orderNo().text();
        cells[7] = agreement.first().card().shortly();
        cells[8] = terms.consentOn().toString();
        cells[9] = due == null ? "" : due.toString();
        System.arraycopy(charge, 0, cells, HEADINGS.length - charge.length, charge.length);
        return cells;
    }

    /** A spreadsheet takes these for formulas. */
    private static String guarded(String text) {
        return text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
    }
}
