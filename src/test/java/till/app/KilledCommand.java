package till.app;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import till.app.Kill.Money;
import till.domain.PaymentMethod;
import till.domain.Result;
import till.gateway.CodePayments;
import till.gateway.Gateway;

/**
 * What the process that is killed was told to do.
 *
 * @param card the one to be settled, where that is its work
 * @param day the one to be closed
 * @param parcels a file of them
 * @param export where a day goes
 */
record KilledCommand(
        Kill kill, Simulations.Simulated simulated, String card, LocalDate day, Path parcels, Path export) {
    static final String CARD = "4111111111111111";

    /** Of a customer's wallet. */
    private static final String CODE = "134567890123456789";

    /** Draws into memory; the variable says that there is a display. */
    private static final Map<String, String> WINDOW =
            Map.of("DISPLAY", ":0", "JAVA_TOOL_OPTIONS", "-Dglass.platform=Headless -Dprism.order=sw");

    Program.Call call() {
        return switch (kill.work()) {
            case APPROVED ->
                new Program.Call(
                        List.of(with(command(), "--operator", TillInTest.CASHIER, "--approved-by", TillInTest.MANAGER)),
                        List.of(
                                TillInTest.pin(TillInTest.CASHIER).reveal(),
                                TillInTest.pin(TillInTest.MANAGER).reveal()),
                        Map.of());
            case KEYED -> new Program.Call(List.of(command()), List.of(CARD, "12/31", "123", "Mei", "Chan"), Map.of());
            case WINDOW -> new Program.Call(List.of(), List.of(), WINDOW);
            default -> Program.Call.of(command());
        };
    }

    private String[] command() {
        return switch (kill.work()) {
            case CREATE -> charge();
            case WATCH -> with(charge(), "--wait", "60s");
            case SCAN -> with(charge(), "--auth-code", CODE);
            case KEYED -> with(charge(), "--card", "--extra", "threeDsMode=no");
            case AGREED -> new String[] {"agreements", "run"};
            case QUERY -> new String[] {"status", KilledTill.SALE, "--refresh"};
            case CLOSE, VOID -> new String[] {"cancel", KilledTill.SALE};
            case WINDOW -> new String[] {};
            case SHIP ->
                new String[] {
                    "ship", "add", "--order", KilledTill.SALE, "--carrier", "2EBOX", "--number", ParcelsInTest.FIRST
                };
            case BATCH -> new String[] {"ship", "batch", parcels.toString()};
            case RENAME -> new String[] {"ship", "modify", ParcelsInTest.FIRST, "--number", ParcelsInTest.SECOND};
            case CALL_OFF -> new String[] {"ship", "cancel", ParcelsInTest.FIRST};
            case SETTLE ->
                new String[] {
                    "settle",
                    card,
                    "--cure",
                    "record-refund",
                    "--amount",
                    decimal(KilledTill.PART),
                    "--reason",
                    "returned",
                    "--evidence",
                    KilledTill.EVIDENCE
                };
            case REFUND, APPROVED ->
                new String[] {"refund", KilledTill.SALE, "--amount", decimal(amount()), "--reason", "returned"};
            case SHIFT -> new String[] {"shift", "close"};
            case DAY -> new String[] {"close", "--day", day.toString(), "--yes"};
            case EXPORT -> new String[] {"export", "--day", day.toString(), "--out", export.toString()};
            case BACKUP -> new String[] {"backup"};
            case CAPTURE -> new String[] {"capture", KilledTill.SALE, "--amount", decimal(amount())};
        };
    }

    private String[] charge() {
        var gateway =
                ((Result.Done<Gateway>) Gateways.open(simulated.profile(), exchange -> {}, Clock.systemUTC())).value();
        var method = switch (kill.work()) {
            case SCAN -> scanned(gateway);
            case KEYED -> "card";
            default -> TillInTest.method(gateway, false).code();
        };
        return new String[] {
            "charge",
            "--gateway",
            kill.gateway(),
            "--method",
            method,
            "--amount",
            decimal(KilledTill.AMOUNT),
            "--currency",
            "HKD",
            "--order",
            KilledTill.SALE
        };
    }

    private static String[] with(String[] command, String... more) {
        var all = new ArrayList<>(List.of(command));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static String decimal(long minor) {
        return TillInTest.money(minor).getAmount().toPlainString();
    }

    private static String scanned(Gateway gateway) {
        return gateway.find(CodePayments.class).orElseThrow().scanMethods().stream()
                .filter(way -> way.brand() == PaymentMethod.Brand.WECHAT_PAY)
                .findFirst()
                .orElseThrow()
                .code();
    }

    private long amount() {
        return kill.money() == Money.PART ? KilledTill.PART : KilledTill.AMOUNT;
    }
}
