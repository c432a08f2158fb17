package till.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import till.domain.Act;
import till.ui.Route;
import till.ui.shell.RailEntry.Counted;

/** The places of the rail, from the top. */
final class Rail {
    static final List<RailEntry> ENTRIES = List.of(
            new RailEntry(
                    KeyCode.F1,
                    "fth-shopping-bag",
                    "rail.charge",
                    _ -> new Route.Charge(),
                    Rail::isSale,
                    Optional.empty(),
                    Counted.NOTHING),
            orders(
                    KeyCode.F2,
                    "fth-list",
                    "rail.orders",
                    new Route.Orders(),
                    route -> route instanceof Route.Orders || route instanceof Route.Receipt),
            orders(
                    KeyCode.F3,
                    "fth-corner-up-left",
                    "rail.refunds",
                    new Route.Refunds(),
                    route -> route instanceof Route.Refunds || route instanceof Route.Refund),
            orders(KeyCode.F4, "fth-search", "rail.find", new Route.Find(), Route.Find.class::isInstance),
            new RailEntry(
                    KeyCode.F6,
                    "fth-link",
                    "rail.links",
                    _ -> new Route.Links(),
                    route -> route instanceof Route.Links || route instanceof Route.Agreements,
                    Optional.of(Act.SEE_ORDERS),
                    Counted.PAID_LINKS),
            new RailEntry(
                    KeyCode.F6,
                    "fth-truck",
                    "rail.shipments",
                    _ -> new Route.Shipments(),
                    Route.Shipments.class::isInstance,
                    Optional.of(Act.SEE_ORDERS),
                    Counted.NOTHING,
                    true),
            new RailEntry(
                    KeyCode.F7,
                    "fth-alert-triangle",
                    "rail.attention",
                    _ -> new Route.Attention(),
                    Route.Attention.class::isInstance,
                    Optional.of(Act.SEE_ORDERS),
                    Counted.ATTENTION),
            new RailEntry(
                    KeyCode.F7,
                    "fth-bar-chart-2",
                    "rail.reports",
                    Route.Reports::new,
                    route -> route instanceof Route.Reports
                            || route instanceof Route.CloseOfDay
                            || route instanceof Route.Reconcile
                            || route instanceof Route.Differences,
                    Optional.of(Act.SEE_REPORTS),
                    Counted.NOTHING,
                    true),
            new RailEntry(
                    KeyCode.F9,
                    "fth-settings",
                    "rail.settings",
                    acting -> new Route.Settings(Route.Settings.Part.GATEWAYS, acting),
                    Route.Settings.class::isInstance,
                    Optional.of(Act.SET_UP),
                    Counted.NOTHING),
            new RailEntry(
                    KeyCode.F10,
                    "fth-package",
                    "rail.catalogue",
                    Route.Catalogue::new,
                    Route.Catalogue.class::isInstance,
                    Optional.of(Act.CATALOGUE),
                    Counted.NOTHING));

    /** Places that stand behind one of the rail's and have a key of their own. */
    private static final List<RailEntry> BEHIND = List.of(new RailEntry(
            KeyCode.F3,
            "fth-repeat",
            "rail.agreements",
            _ -> new Route.Agreements(),
            Route.Agreements.class::isInstance,
            Optional.of(Act.SEE_ORDERS),
            Counted.NOTHING,
            true));

    /** Everything a key goes to. */
    static final List<RailEntry> KEYS =
            Stream.concat(ENTRIES.stream(), BEHIND.stream()).toList();

    private Rail() {}

    private static RailEntry orders(KeyCode code, String icon, String key, Route route, Predicate<Route> covers) {
        return new RailEntry(code, icon, key, _ -> route, covers, Optional.of(Act.SEE_ORDERS), Counted.NOTHING);
    }

    private static boolean isSale(Route route) {
        return route instanceof Route.Charge || route instanceof Route.PayCode || route instanceof Route.Result;
    }
}
