package till.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import till.access.Operators.NewOperator;
import till.domain.Acting;
import till.domain.Mode;
import till.domain.Role;
import till.domain.Secret;
import till.domain.Shipment;
import till.domain.ShipmentState;
import till.gateway.Shipments.ParcelStatus;
import till.service.RefundRequest;
import till.service.Samples;
import till.service.Steps;
import till.service.TakenParcels;
import tools.jackson.databind.JsonNode;

class ShipCommandTest extends CommandCases {
    private TakenParcels parcels;

    @BeforeEach
    void begin() {
        parcels = cli.till.gateway.ships();
    }

    private List<Shipment> shipments() {
        return cli.till.services.shipments().list("", Set.of(), null, null, 999);
    }

    private String added(String number) {
        var answer = cli.till("ship add --order " + cli.paid() + " --carrier DHL --number " + number + " --json");
        assertEquals(0, answer.code(), answer.err());
        return answer.json().path("shipment").asString();
    }

    private Path file(String... lines) throws IOException {
        return Files.writeString(folder.resolve("parcels.csv"), String.join("\n", lines) + "\n");
    }

    private static List<String> texts(JsonNode list, String name) {
        return list.valueStream().map(each -> each.path(name).asString("")).toList();
    }

    @Test
    void oneParcelIsWrittenDownAndToldOf() {
        var order = cli.paid();
        var answer = cli.run(
                "ship",
                "add",
                "--order",
                order,
                "--carrier",
                "dhl",
                "--number",
                "12345 67890",
                "--direction",
                "forward",
                "--json");
        assertEquals(0, answer.code(), answer.err());
        var shipment = answer.json();
        assertEquals(order, shipment.path("reference").asString());
        assertEquals("DHL", shipment.path("carrier").asString());
        assertEquals("1234567890", shipment.path("trackingNo").asString());
        assertEquals("SHIPPED", shipment.path("state").asString());
        assertEquals("2026-11-21", shipment.path("shippedOn").asString());
        assertEquals(1, shipment.path("sent").asInt());
    }

    @Test
    void anOrderThatIsUnpaidRefundedOrUnknownIsRefusedAndNothingIsWritten() {
        var back = cli.till.paid();
        cli.till
                .services
                .refunds()
                .refund(new RefundRequest(back.orderNo(), back.amount(), "returned"), Acting.UNNAMED);
        var refunded = back.order().reference();
        for (var order : List.of(cli.waiting(), refunded, "NOWHERE")) {
            var answer = cli.till("ship add --order " + order + " --carrier DHL --number 1234567890");
            assertEquals(3, answer.code(), answer.err());
            assertTrue(answer.err().contains(order), answer.err());
        }
        assertEquals(List.of(), shipments());
        var returned = "ship add --order " + refunded + " --carrier DHL --number 1234567890 --direction return";
        assertEquals(0, cli.till(returned).code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--carrier DHL --number 12#4",
                "--carrier DHL --number 1234567890 --date tomorrow",
                "--carrier DHL --number 1234567890 --date 2099-01-01",
                "--carrier DHL --number 1234567890 --direction sideways",
                "--carrier DHL --number 1234567890 --url javascript:alert(1)"
            })
    void whatCannotBeAParcelIsRefusedInOneSentence(String wrong) {
        var answer = cli.till("ship add --order " + cli.paid() + " " + wrong);
        assertEquals(3, answer.code(), answer.err());
        assertEquals(1, answer.err().lines().count(), answer.err());
        assertEquals(List.of(), shipments());
    }

    @Test
    void whatIsMissingIsAWrongUse() {
        assertEquals(2, cli.till("ship add --order X").code());
        assertEquals(2, cli.till("ship modify").code());
        assertEquals(2, cli.till("ship show").code());
        assertEquals(2, cli.till("ship cancel").code());
        assertEquals(2, cli.till("ship batch").code());
    }

    @Test
    void aNumberThatAnotherOrderHasIsSentOnlyWhenItIsWanted() {
        added("1234567890");
        var order = cli.paid();
        var add = "ship add --order " + order + " --carrier DHL --number 1234567890";
        var asked = cli.till(add);
        assertEquals(3, asked.code());
        assertTrue(asked.err().contains("--anyway"), asked.err());
        assertEquals(1, shipments().size());
        assertEquals(0, cli.till(add + " --anyway").code());
        assertEquals(2, shipments().size());
        added("2234567890");
        assertEquals(3, cli.till("ship modify 2234567890 --number 1234567890").code());
        assertEquals(
                0,
                cli.till("ship modify 2234567890 --number 1234567890 --anyway").code());
    }

    @Test
    void whatTheGatewayDoesNotTakeIsRefusedAndWhatItDoesNotAnswerIsUncertain() {
        parcels.refuses("1234567890", "carrier is not served");
        var refused = cli.till("ship add --order " + cli.paid() + " --carrier DHL --number 1234567890 --json");
        assertEquals(3, refused.code());
        assertEquals("carrier is not served", refused.json().path("word").asString());
        parcels.fallsSilent(true);
        var silent = cli.till("ship add --order " + cli.paid() + " --carrier DHL --number 1234567891 --json");
        assertEquals(4, silent.code());
        assertEquals("UNCERTAIN", silent.json().path("state").asString());
    }

    @Test
    void aParcelIsRenamedDeliveredAndCalledOff() {
        var id = added("1234567890");
        var renamed = cli.till("ship modify 1234567890 --number 1234567899 --json");
        assertEquals(0, renamed.code(), renamed.err());
        assertEquals("1234567899", renamed.json().path("trackingNo").asString());
        assertEquals("DONE", renamed.json().path("change").path("state").asString());
        var delivered = cli.till("ship modify " + id + " --delivered --json");
        assertEquals("DELIVERED", delivered.json().path("state").asString());
        var cancelled = cli.till("ship cancel " + id + " --json");
        assertEquals(0, cancelled.code(), cancelled.err());
        assertEquals("CANCELLED", cancelled.json().path("state").asString());
        assertEquals(3, cli.till("ship modify " + id + " --delivered").code());
    }

    @Test
    void aChangeThatSaysNothingOrTwoThingsIsAWrongUse() {
        var id = added("1234567890");
        assertEquals(2, cli.till("ship modify " + id).code());
        assertEquals(
                2, cli.till("ship modify " + id + " --delivered --number X").code());
        assertEquals(2, cli.till("ship modify NOPE --delivered").code());
        assertEquals(3, cli.till("ship modify " + id + " --number no!").code());
    }

    @Test
    void aChangeNobodyAnsweredIsUncertain() {
        var id = added("1234567890");
        parcels.fallsSilent(true);
        var answer = cli.till("ship cancel " + id + " --json");
        assertEquals(4, answer.code());
        assertEquals("SHIPPED", answer.json().path("state").asString());
        parcels.fallsSilent(false);
        assertEquals(3, cli.till("ship modify " + id + " --delivered").code());
    }

    @Test
    void oneIsShownWithTheGatewaysOwnWords() {
        added("1234567890");
        parcels.says("1234567890", ParcelStatus.DELIVERED);
        assertEquals(0, cli.till("ship refresh 1234567890").code());
        var shown = cli.till("ship show 1234567890");
        assertTrue(shown.out().contains("shippingStatus: DELIVERED"), shown.out());
        var json = cli.till("ship show 1234567890 --json").json();
        assertEquals("DELIVERED", json.path("details").path("shippingStatus").asString());
        assertEquals(2, cli.till("ship show NOPE").code());
    }

    @Test
    void aNumberOfTwoOrdersIsAskedBackFor() {
        added("1234567890");
        cli.till("ship add --order " + cli.paid() + " --carrier DHL --number 1234567890 --anyway");
        var answer = cli.till("ship show 1234567890");
        assertEquals(2, answer.code());
        shipments().forEach(each -> assertTrue(answer.err().contains(each.id()), answer.err()));
    }

    @Test
    void theListIsNarrowedByStateAndNumberAndWrittenToAFile() throws IOException {
        added("1234567890");
        added("2234567890");
        cli.till("ship cancel 2234567890");
        assertEquals(2, cli.till("ship --json").json().path("shipments").size());
        var cancelled = cli.till("ship list --state cancelled --json").json().path("shipments");
        assertEquals(List.of("2234567890"), texts(cancelled, "trackingNo"));
        var found = cli.till("ship list --search 12345 --json").json().path("shipments");
        assertEquals(List.of("1234567890"), texts(found, "trackingNo"));
        assertEquals(2, cli.till("ship list --state lost").code());
        var out = folder.resolve("list.csv");
        assertEquals(0, cli.run("ship", "list", "--out", out.toString()).code());
        assertEquals(3, Files.readAllLines(out).size());
        assertEquals(
                2,
                cli.run("ship", "list", "--out", folder.resolve("no/list.csv").toString())
                        .code());
    }

    @Test
    void paidOrdersWithoutAParcelAreListedWithTheDaysLeft() {
        added("1234567890");
        var waiting = cli.paid();
        var list = cli.till("ship list --waiting --json").json().path("waiting");
        assertEquals(List.of(waiting), texts(list, "reference"));
        assertEquals(3, list.get(0).path("daysLeft").asLong());
        assertEquals(
                1,
                cli.till("ship list --waiting --days 1 --json")
                        .json()
                        .path("waiting")
                        .get(0)
                        .path("daysLeft")
                        .asLong());
    }

    @Test
    void allThatAreUnderWayAreAskedAbout() {
        added("1234567890");
        added("2234567890");
        parcels.says("1234567890", ParcelStatus.DELIVERED);
        parcels.says("2234567890", ParcelStatus.DELIVERED);
        var asked = cli.till("ship refresh --json").json().path("shipments");
        assertEquals(Set.of("DELIVERED"), Set.copyOf(texts(asked, "state")));
        assertEquals(0, cli.till("ship refresh --json").json().path("shipments").size());
    }

    @Test
    void aFileIsSentRowByRowAndItsFailedRowsCanBeCorrectedAndSentAgain() throws IOException {
        var order = cli.paid();
        parcels.refuses("1234567892", "carrier is not served");
        var file = file(
                "order,carrier,tracking_no",
                order + ",DHL,1234567890",
                "NOWHERE,DHL,1234567891",
                order + ",DHL,1234567892",
                order + ",DHL,1234567890");
        var failed = folder.resolve("failed.csv");
        var answer = cli.run("ship", "batch", file.toString(), "--failed", failed.toString(), "--json");
        assertEquals(3, answer.code());
        assertEquals(1, answer.json().path("good").asInt());
        assertEquals(3, answer.json().path("failed").asInt());
        var problems = texts(answer.json().path("rows"), "problem");
        assertEquals("", problems.get(0));
        assertTrue(problems.get(1).contains("NOWHERE"), problems.get(1));
        assertEquals("carrier is not served", problems.get(2));
        assertTrue(problems.get(3).contains("row 2"), problems.get(3));
        var rest = Files.readString(failed);
        assertEquals(4, rest.lines().count());
        Files.writeString(failed, rest.replace("NOWHERE", order).replace("1234567892", "1234567893"));
        var again = cli.run("ship", "batch", failed.toString(), "--json");
        assertEquals(2, again.json().path("good").asInt(), again.out());
        // the first file's double, which is sent by now
        assertEquals(1, again.json().path("failed").asInt());
        assertEquals(4, shipments().size());
    }

    @Test
    void aCheckNamesEverythingAndSendsNothing() throws IOException {
        var file = file("order,carrier,tracking_no", cli.paid() + ",DHL,1234567890", "NOWHERE,?,!");
        var answer = cli.run("ship", "batch", file.toString(), "--check");
        assertEquals(3, answer.code());
        assertEquals(
                3, answer.out().lines().filter(line -> line.startsWith("Row 3")).count(), answer.out());
        assertEquals(List.of(), shipments());
    }

    @Test
    void rowsWithANumberThatAnotherOrderHasAreSentOnlyWhenTheyAreWanted() throws IOException {
        var file = file("order,carrier,tracking_no", cli.paid() + ",DHL,1234567890", cli.paid() + ",DHL,1234567890");
        assertEquals(3, cli.run("ship", "batch", file.toString()).code());
        assertEquals(1, shipments().size());
        assertEquals(3, cli.run("ship", "batch", file.toString(), "--anyway").code());
        assertEquals(2, shipments().size());
    }

    @Test
    void headingsOfOnesOwnAreExplainedOnce() throws IOException {
        var file = file("Bestellung,Bote,Nummer", cli.paid() + ",DHL,1234567890");
        var asked = cli.run("ship", "batch", file.toString());
        assertEquals(2, asked.code());
        assertTrue(asked.err().contains("order, carrier, tracking_no"), asked.err());
        var wrong = cli.run("ship", "batch", file.toString(), "--column", "order=Order");
        assertEquals(2, wrong.code());
        var told = cli.run(
                "ship",
                "batch",
                file.toString(),
                "--check",
                "--column",
                "order=Bestellung",
                "--column",
                "carrier=Bote",
                "--column",
                "tracking_no=Nummer");
        assertEquals(0, told.code(), told.err());
        // the same headings in another order
        file("Nummer,Bestellung,Bote", "1234567890," + cli.paid() + ",DHL");
        assertEquals(0, cli.run("ship", "batch", file.toString()).code());
        assertEquals("1234567890", shipments().getFirst().parcel().trackingNo());
    }

    @Test
    void whoInterruptsABatchStopsItBehindTheRowsUnderWay() throws IOException {
        var order = cli.paid();
        var rows = IntStream.range(0, 45)
                .mapToObj(at -> order + ",DHL,12345678%02d".formatted(at))
                .collect(Collectors.joining("\n"));
        var file = file("order,carrier,tracking_no", rows);
        // who interrupts waits for the batch, so that takes a thread of its own
        var interrupting = new AtomicReference<Thread>();
        cli.till.atStep = step -> {
            if (step == Steps.Step.SHIPMENTS_ANSWERED && interrupting.get() == null) {
                interrupting.set(Thread.ofPlatform().start(cli.goodbye));
                await().until(() -> interrupting.get().getState() == Thread.State.TIMED_WAITING);
            }
        };
        var answer = cli.run("ship", "batch", file.toString(), "--json");
        await().until(() -> !interrupting.get().isAlive());
        assertEquals(3, answer.code());
        assertEquals(20, shipments().size());
        assertEquals(20, answer.json().path("good").asInt());
        assertEquals(25, answer.json().path("failed").asInt());
    }

    @Test
    void aFileThatIsNoneIsAWrongUse() throws IOException {
        assertEquals(
                2,
                cli.run("ship", "batch", folder.resolve("nowhere.csv").toString())
                        .code());
        assertEquals(
                2,
                cli.run("ship", "batch", file("order,carrier,tracking_no").toString())
                        .code());
        assertEquals(
                2,
                cli.run(
                                "ship",
                                "batch",
                                file("order,carrier,tracking_no", "\"x").toString())
                        .code());
    }

    @Test
    void anAccountantSeesParcelsAndASellerSendsThem() {
        added("1234567890");
        cli.mode = Mode.LIVE;
        hire("mei", Role.OWNER, "1111");
        hire("cy", Role.ACCOUNTANT, "4444");
        cli.typed = "4444\n";
        assertEquals(0, cli.till("ship list --operator cy").code());
        assertEquals(3, cli.till("ship cancel 1234567890 --operator cy").code());
        assertFalse(shipments().stream().anyMatch(each -> each.state() == ShipmentState.CANCELLED));
        assertEquals(Samples.NOON, cli.till.clock.instant());
    }

    private void hire(String id, Role role, String pin) {
        cli.till.services.operators().add(new NewOperator(id, id, role), new Secret(pin), Acting.UNNAMED);
    }
}
