package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.domain.Acting;
import till.domain.BusinessCalendar;
import till.domain.Mode;
import till.domain.Numbers;
import till.domain.PaymentMethod;
import till.domain.PaymentMethod.Brand;
import till.domain.PaymentMethod.Form;
import till.domain.PaymentState;
import till.domain.Result;
import till.domain.TestCards;
import till.gateway.Gateway;
import till.ledger.FileSentLog;
import till.ledger.LedgerOpening;
import till.service.Books;
import till.service.ChargeRequest;
import till.service.GatewayDirectory;
import till.service.GatewayHealth;
import till.service.Started;
import till.service.Steps.Step;
import till.service.Surroundings;
import till.service.TillServices;
import till.settings.DataFolder;
import till.settings.MethodChoice;
import till.settings.MethodSettings;
import till.simulator.Fault;
import till.simulator.FaultDial;
import till.simulator.Operation;

/**
 * Cards typed at the till, paid, declined, seen by their bank, lost on the way and killed in the middle: no number of them is
 * in anything the program or the simulated gateway wrote or said, and the search finds one that was planted.
 */
class CardsAtRestTest {
    private static final int CARDS = Integer.getInteger("cards", 150);
    private static final List<Step> DEATHS =
            List.of(Step.PAYMENT_WRITTEN, Step.CREATE_SENT_LOGGED, Step.CREATE_ANSWERED);
    /** Of a customer who is there, and of one who agreed and is not. */
    private static final List<MethodChoice> CHOICES = Stream.of("card", "mitPayment")
            .map(code -> new PaymentMethod("acqra", code, Brand.CARD, Form.KEYED, List.of()))
            .map(card -> new MethodChoice(card, null, null, Map.of(), true, false))
            .toList();

    private static final String ADDRESS = "1 Queen's Road; Hong Kong; HK; 000000; HK";

    @TempDir
    private Path folder;

    private Path given;
    private DataFolder home;
    private ShopInTest shop;
    private final List<String> numbers = TestCards.numbers(CARDS, 20261122);
    private final Map<PaymentState, Integer> ends = new EnumMap<>(PaymentState.class);
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        var place = Files.createDirectory(folder.resolve("home"));
        given = Files.createDirectory(folder.resolve("given"));
        shop = new ShopInTest(place, "acqra");
        home = ((Result.Done<DataFolder>) DataFolder.open(place)).value();
        var methods = ((Result.Done<MethodSettings>) MethodSettings.open(home.methods(Mode.LIVE))).value();
        assertTrue(methods.save("acqra", CHOICES).isEmpty());
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void noNumberIsLeftAnywhere() throws Exception {
        var byHand = DEATHS.size() + 3;
        typed(numbers.subList(byHand, numbers.size()));
        assertTrue(
                ends.keySet()
                        .containsAll(Set.of(
                                PaymentState.PAID,
                                PaymentState.DECLINED,
                                PaymentState.AWAITING_PAYER,
                                PaymentState.UNCERTAIN)),
                ends.toString());
        byProgram();
        var scan = new CardScan(numbers);
        assertEquals(Set.of(), scan.in(folder));
        assertEquals(Set.of(), scan.in("said", String.join("\n", said)));
        onesThatWereLeftAreFound(scan);
        System.out.println("cards: " + numbers.size() + ", " + ends);
    }

    private void typed(List<String> cards) throws Exception {
        var dial = new FaultDial(shop.book());
        try (var ledger = LedgerOpening.openFile(home.ledger(Mode.LIVE), "T1")) {
            var services = services(ledger);
            for (var turn = 0; turn < cards.size(); turn++) {
                var kind = turn % 10;
                if (kind == 7) {
                    dial.next(turn % 20 == 7 ? Fault.GARBAGE : Fault.EMPTY_BODY, Operation.CREATE, 1);
                }
                var card = TestCards.typed(
                        cards.get(turn),
                        kind == 8 ? "0120" : "1231",
                        kind == 5 ? code(cards.get(turn)).replaceAll(".", "0") : code(cards.get(turn)));
                var absent = kind == 1 || turn % 20 == 7 || turn % 20 == 15 || turn % 20 == 18;
                var extras = absent
                        ? Map.of("billingAddress", ADDRESS)
                        : Map.of("threeDsMode", kind == 6 ? "standard" : "no");
                var amount = Money.ofMinor(CurrencyUnit.of("HKD"), 100 + turn);
                var request =
                        new ChargeRequest("acqra", absent ? "mitPayment" : "card", amount, "Tea", "", false, extras);
                count(services.payments().startKeyed(request, card, Acting.UNNAMED));
                assertTrue(card.isEmpty(), "overwritten");
            }
        }
    }

    private static String code(String number) {
        return number.startsWith("34") || number.startsWith("37") ? "1234" : "123";
    }

    private void count(Started started) {
        switch (started) {
            case Started.Running(var payment) -> ends.merge(payment.state(), 1, Integer::sum);
            case Started.Declined(var payment, var _) -> ends.merge(payment.state(), 1, Integer::sum);
            case Started.NotStarted(var why) -> assertEquals("card.expiry.over", why.key());
            case Started.SaleTaken _ -> throw new AssertionError("no sale was named");
        }
    }

    private TillServices services(till.ledger.Ledger ledger) {
        var clock = shop.clock();
        var exchanges = new FileExchanges(home.exchanges(Mode.LIVE), FileExchanges.Room.USUAL);
        var profile = shop.simulated().profile();
        var gateway = assertInstanceOf(Result.Done.class, Gateways.open(profile, exchanges, clock))
                .value();
        var zone = SimulatedTill.ZONE;
        var here = new Surroundings(
                "T1",
                new BusinessCalendar(zone, 0),
                clock,
                new Numbers("T1", clock, new SecureRandom()),
                till.service.Steps.NONE,
                clock::pass);
        var directory = new GatewayDirectory(List.of((Gateway) gateway), new GatewayHealth(clock), zone, _ -> CHOICES);
        return TillServices.on(Mode.LIVE, new Books(ledger, new FileSentLog(home.sentLog(Mode.LIVE))), directory, here);
    }

    /** The real program: a payment, a refusal, a death at each step, and what is given out of it all. */
    private void byProgram() throws Exception {
        shop.unlock();
        var program = new Program(folder.resolve("home"));
        var cards = numbers.iterator();
        for (var step : DEATHS) {
            program.killAt(Kill.Point.of(step), () -> {}, charge(cards.next(), "123"));
        }
        shop.unlock();
        assertTrue(told(program, charge(cards.next(), "123")).contains("PAID"), said.toString());
        assertTrue(told(program, charge(cards.next(), "000")).contains("DECLINED"), said.toString());
        assertTrue(told(program, absent(cards.next())).contains("PAID"), said.toString());
        for (var command : List.of(
                List.of("export", "--out", given.resolve("day.csv").toString(), "--xlsx"),
                List.of("backup", given.resolve("whole.backup").toString()),
                List.of("orders"),
                List.of("support", given.resolve("support.zip").toString()),
                List.of("verify"))) {
            told(program, new Program.Call(command, List.of(), Map.of()));
        }
    }

    private static Program.Call charge(String number, String code) {
        var command = List.of(
                "charge",
                "--gateway",
                "acqra",
                "--method",
                "card",
                "--card",
                "--amount",
                "5",
                "--extra",
                "threeDsMode=no",
                "--json");
        var typed = List.of(
                number, "12/31", code.equals("000") ? code(number).replaceAll(".", "0") : code(number), "Mei", "Chan");
        return new Program.Call(command, typed, Map.of());
    }

    private static Program.Call absent(String number) {
        var command = List.of(
                "charge",
                "--gateway",
                "acqra",
                "--method",
                "mitPayment",
                "--card",
                "--amount",
                "5",
                "--extra",
                "billingAddress=" + ADDRESS,
                "--json");
        return new Program.Call(command, List.of(number, "12/31", code(number), "Mei", "Chan"), Map.of());
    }

    private String told(Program program, Program.Call call) {
        var run = program.run(call);
        said.add(run.out() + run.err());
        return run.out() + run.err();
    }

    private void onesThatWereLeftAreFound(CardScan scan) throws IOException {
        var number = numbers.getFirst();
        var bytes = ("card " + number + " declined").getBytes(StandardCharsets.UTF_8);
        var spellings = Map.of(
                "plain", bytes,
                "utf16", new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16LE),
                "apart", number.replaceAll("(.{4})", "$1 - ").getBytes(StandardCharsets.UTF_8),
                "base64", Base64.getEncoder().encode(bytes),
                "url", Base64.getUrlEncoder().withoutPadding().encode(("x" + number).getBytes(StandardCharsets.UTF_8)),
                "hex", HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.UTF_8),
                "round", new StringBuilder(number).reverse().toString().getBytes(StandardCharsets.UTF_8),
                "gz", packed(bytes));
        for (var spelling : spellings.entrySet()) {
            var file = Files.write(home.logs().resolve(spelling.getKey()), spelling.getValue());
            assertEquals(1, scan.in(folder).size(), spelling.getKey());
            Files.delete(file);
        }
    }

    private static byte[] packed(byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
