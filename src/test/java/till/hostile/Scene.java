package till.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import till.gateway.BatchQueries;
import till.gateway.Captures;
import till.gateway.Closing;
import till.gateway.CodePayments;
import till.gateway.KeyedCards;
import till.gateway.MethodLists;
import till.gateway.Probes;
import till.gateway.Recurring;
import till.gateway.RefundQueries;
import till.gateway.Refunds;
import till.gateway.Settlements;
import till.gateway.Shipments;
import till.gateway.Shipments.ParcelChange;
import till.gateway.Voids;

/**
 * A question to a gateway whose book stands in some way.
 *
 * @param book how the order stands in it
 * @param question what is asked
 * @param sets up the book
 * @param asks once; may be repeated
 */
record Scene(String book, String question, Consumer<HostileGateway> sets, Function<HostileGateway, Object> asks) {
    private static final String NONE = "none";

    @Override
    public String toString() {
        return question + " of " + book;
    }

    boolean isQuery() {
        return question.equals("query");
    }

    /** Every question a gateway of this kind can be asked. */
    static List<Scene> of(String kind) {
        var gateway = new HostileGateway(kind);
        var scenes = new ArrayList<Scene>();
        for (var book : List.of(NONE, "waiting", "paid", "declined", "closed", "refunded")) {
            scenes.add(new Scene(
                    book,
                    "query",
                    here -> stands(here, book),
                    here -> here.gateway().query(here.payment())));
        }
        scenes.add(asked(NONE, "create", HostileGateway::create));
        scenes.add(asked("waiting", "create again", HostileGateway::create));
        if (gateway.offers(CodePayments.class)) {
            scenes.add(asked(NONE, "scan", HostileGateway::scan));
        }
        if (gateway.offers(Closing.class)) {
            scenes.add(asked("waiting", "close", here -> here.can(Closing.class).close(here.payment())));
            scenes.add(asked("paid", "close", here -> here.can(Closing.class).close(here.payment())));
        }
        if (gateway.offers(BatchQueries.class)) {
            scenes.add(
                    asked("paid", "batch", here -> here.can(BatchQueries.class).queryAll(List.of(here.payment()))));
        }
        scenes.addAll(refunds(gateway));
        scenes.addAll(heldMoney(gateway));
        scenes.addAll(cards(gateway));
        scenes.addAll(lists(gateway));
        scenes.addAll(parcels(gateway));
        return scenes;
    }

    private static List<Scene> refunds(HostileGateway gateway) {
        var scenes = new ArrayList<Scene>();
        if (gateway.offers(Refunds.class)) {
            scenes.add(asked("paid", "refund", Scene::refund));
            scenes.add(asked("waiting", "refund", Scene::refund));
        }
        if (gateway.offers(RefundQueries.class)) {
            scenes.add(asked("refunded", "refund query", Scene::queryRefund));
            scenes.add(asked("paid", "refund query", Scene::queryRefund));
        }
        return scenes;
    }

    private static List<Scene> lists(HostileGateway gateway) {
        var scenes = new ArrayList<Scene>();
        if (gateway.offers(MethodLists.class)) {
            scenes.add(
                    asked(NONE, "methods", here -> here.can(MethodLists.class).listMethods()));
        }
        if (gateway.offers(Settlements.class)) {
            scenes.add(asked(
                    "paid", "settlements", here -> here.can(Settlements.class).settlements()));
            scenes.add(asked(
                    "paid", "settlement", here -> here.can(Settlements.class).download("1")));
        }
        if (gateway.offers(Probes.class)) {
            scenes.add(new Scene(NONE, "probe", _ -> {}, here -> {
                here.reconnect();
                return here.can(Probes.class).probe();
            }));
        }
        return scenes;
    }

    private static List<Scene> heldMoney(HostileGateway gateway) {
        var scenes = new ArrayList<Scene>();
        if (gateway.offers(Captures.class)) {
            scenes.add(asked(
                    "paid",
                    "capture",
                    here -> here.can(Captures.class).capture(here.payment(), HostileGateway.AMOUNT)));
        }
        if (gateway.offers(Voids.class)) {
            scenes.add(asked("waiting", "void", here -> here.can(Voids.class).letGo(here.payment())));
        }
        return scenes;
    }

    private static List<Scene> cards(HostileGateway gateway) {
        var scenes = new ArrayList<Scene>();
        if (gateway.offers(KeyedCards.class)) {
            scenes.add(asked(NONE, "card", HostileGateway::card));
        }
        if (gateway.offers(Recurring.class)) {
            scenes.add(new Scene("a card's", "card again", HostileGateway::card, HostileGateway::cardAgain));
        }
        return scenes;
    }

    private static List<Scene> parcels(HostileGateway gateway) {
        if (!gateway.offers(Shipments.class)) {
            return List.of();
        }
        return List.of(
                asked("paid", "parcel", here -> here.can(Shipments.class).retrieve(HostileGateway.NUMBER, "SF1")),
                asked("paid", "parcel told", here -> here.can(Shipments.class).add(HostileGateway.parcel("SF1"))),
                asked(
                        "paid",
                        "parcels told",
                        here -> here.can(Shipments.class)
                                .addAll(List.of(HostileGateway.parcel("SF1"), HostileGateway.parcel("SF2")))),
                asked(
                        "paid",
                        "parcel changed",
                        here -> here.can(Shipments.class)
                                .modify(HostileGateway.NUMBER, "SF1", new ParcelChange.TrackingNumber("SF3"))));
    }

    private static Scene asked(String book, String question, Function<HostileGateway, Object> asks) {
        return new Scene(book, question, here -> stands(here, book), asks);
    }

    private static Object refund(HostileGateway here) {
        return here.can(Refunds.class).refund(here.payment(), HostileGateway.REFUND, HostileGateway.AMOUNT, "cold");
    }

    private static Object queryRefund(HostileGateway here) {
        var refund = new RefundQueries.RefundRef(HostileGateway.REFUND, null, HostileGateway.AMOUNT);
        return here.can(RefundQueries.class).queryRefund(here.payment(), refund);
    }

    private static void stands(HostileGateway here, String book) {
        if (book.equals(NONE)) {
            return;
        }
        here.taken();
        var number = HostileGateway.NUMBER.text();
        switch (book) {
            case "paid" -> here.customer.pay(number);
            case "declined" -> here.customer.decline(number);
            case "closed" -> {
                if (here.offers(Closing.class)) {
                    here.can(Closing.class).close(here.payment());
                }
            }
            case "refunded" -> {
                here.customer.pay(number);
                if (here.offers(Refunds.class)) {
                    refund(here);
                }
            }
            default -> {}
        }
    }
}
