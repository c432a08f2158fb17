package till.ui.charge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import till.domain.PaymentMethod;
import till.domain.Problem;
import till.service.GatewayDirectory.Offer;
import till.settings.ShopSettings;

/**
 * One way to pay on the Charge screen.
 *
 * @param place from 1, as in Alt+1
 * @param obstacle why it cannot take this amount; empty where it can
 */
public record MethodButton(int place, PaymentMethod method, Optional<Problem> obstacle) {
    /** What the shop wants to see of the offers, in its order. */
    static List<MethodButton> of(List<Offer> offers, ShopSettings.Methods wanted) {
        var buttons = new ArrayList<MethodButton>();
        offers.stream()
                .filter(offer -> !wanted.hidden().contains(name(offer.method())))
                .sorted(Comparator.comparingInt(offer -> {
                    var place = wanted.order().indexOf(name(offer.method()));
                    return place < 0 ? afterTheOrdered(offer.method()) : place;
                }))
                .forEach(offer -> buttons.add(new MethodButton(buttons.size() + 1, offer.method(), offer.obstacle())));
        return buttons;
    }

    /**
     * What a customer at the counter scans comes before what opens on a page, that before a card that is typed in, and what is for
     * an app last.
     */
    private static int afterTheOrdered(PaymentMethod method) {
        return switch (method.form()) {
            case CODE, SCAN -> Integer.MAX_VALUE - 3;
            case PAGE -> Integer.MAX_VALUE - 2;
            case KEYED -> Integer.MAX_VALUE - 1;
            case APP -> Integer.MAX_VALUE;
        };
    }

    private static String name(PaymentMethod method) {
        return method.gateway() + "/" + method.code();
    }
}
