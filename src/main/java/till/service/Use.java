package till.service;

import org.jspecify.annotations.Nullable;
import till.domain.PaymentMethod;
import till.domain.PaymentMethod.Form;
import till.gateway.BatchQueries;
import till.gateway.Capability;
import till.gateway.Captures;
import till.gateway.Closing;
import till.gateway.CodePayments;
import till.gateway.Gateway;
import till.gateway.KeyedCards;
import till.gateway.MethodLists;
import till.gateway.Notifications;
import till.gateway.Probes;
import till.gateway.QrPayments;
import till.gateway.Recurring;
import till.gateway.RefundQueries;
import till.gateway.Refunds;
import till.gateway.Settlements;
import till.gateway.Shipments;
import till.gateway.Voids;

/** One thing a shop does with a gateway: where in the window, by which command, and what it takes of the gateway. */
public enum Use {
    CODE(Place.CHARGE, "till charge", QrPayments.class),
    PAGE(Place.CHARGE, "till charge", QrPayments.class),
    LINK(Place.LINKS, "till link create", QrPayments.class),
    APP(Place.CHARGE, "till charge --extra", QrPayments.class),
    SCAN(Place.SCANNER, "till charge --auth-code", CodePayments.class),
    ASK(Place.ORDERS, "till status --refresh", null),
    TOGETHER(Place.ITSELF, "", BatchQueries.class),
    CLOSE(Place.CODE, "till cancel", Closing.class),
    CAPTURE(Place.ORDERS, "till capture", Captures.class),
    VOID(Place.ORDERS, "till cancel", Voids.class),
    REFUND(Place.ORDERS, "till refund", Refunds.class),
    ASK_REFUND(Place.REFUNDS, "till status --refresh", RefundQueries.class),
    SHIP(Place.SHIPMENTS, "till ship", Shipments.class),
    SETTLEMENTS(Place.RECONCILE, "till reconcile --fetch", Settlements.class),
    LIST_METHODS(Place.METHODS, "", MethodLists.class),
    NOTIFY(Place.ITSELF, "till gateways notify-url", Notifications.class),
    TEST(Place.GATEWAYS, "till gateways test", Probes.class),
    /** A card's number typed by staff: off until the shop switches it on. */
    KEYED_CARD(Place.CHARGE, "till charge --card", KeyedCards.class),
    /** Payments that come again. */
    RECURRING(Place.AGREEMENTS, "till agreements", Recurring.class);

    private final Place place;
    private final String command;
    private final @Nullable Class<? extends Capability> takes;

    Use(Place place, String command, @Nullable Class<? extends Capability> takes) {
        this.place = place;
        this.command = command;
        this.takes = takes;
    }

    /** Where in the window something is done. */
    public enum Place {
        CHARGE,
        CODE,
        SCANNER,
        LINKS,
        ORDERS,
        REFUNDS,
        SHIPMENTS,
        RECONCILE,
        METHODS,
        GATEWAYS,
        /** The till does it without being told to. */
        ITSELF,
        AGREEMENTS,
        NOWHERE
    }

    public Place place() {
        return place;
    }

    /** Without its arguments; empty where there is none. */
    public String command() {
        return command;
    }

    /** The gateway's part in it; null where every gateway has it, or none. */
    @Nullable
    Class<? extends Capability> takes() {
        return takes;
    }

    /** Whether a way to pay belongs to it. */
    boolean isBy(Gateway gateway, PaymentMethod method) {
        return switch (this) {
            case CODE -> method.form() == Form.CODE;
            case PAGE -> method.form() == Form.PAGE;
            case APP -> method.form() == Form.APP;
            case SCAN -> method.form() == Form.SCAN;
            case KEYED_CARD -> method.form() == Form.KEYED;
            case LINK -> LinkRules.offers(gateway, method);
            default -> false;
        };
    }

    /** Whether it is done by ways to pay, and by none where there are none. */
    boolean isOfWays() {
        return this == CODE || this == PAGE || this == APP || this == SCAN || this == LINK || this == KEYED_CARD;
    }
}
