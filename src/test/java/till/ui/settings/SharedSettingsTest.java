package till.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.Role;
import till.settings.ReceiptField;
import till.settings.ShopField;
import till.settings.ShopSettings;
import till.ui.guide.GuideStep;
import till.ui.guide.GuideViewModel;

/** A page of settings stands open while another till changes them: nothing is written back that nobody changed here. */
class SharedSettingsTest extends SettingsPageCases {
    private static final CurrencyUnit HKD = CurrencyUnit.of("HKD");

    private final PeopleViewModel people = new PeopleViewModel(world.dependencies(), frame);

    /** As it comes from the shop's ledger, whichever till said it. */
    private void elsewhere(Map<String, String> said) {
        assertEquals(Optional.empty(), world.settings.agree(said, _ -> Optional.empty()));
    }

    private ShopSettings kept() {
        return world.settings.current();
    }

    private RulesForm rules() {
        people.openRules();
        return people.getRules().formProperty().get().orElseThrow();
    }

    private static FormEntry amount(RulesForm form, Role role) {
        return Objects.requireNonNull(form.limits().get(role));
    }

    private void limit(Role role, String most) {
        assertEquals(
                Optional.empty(), world.services.operators().refundLimit(role, HKD, Money.parse(most), Acting.UNNAMED));
    }

    @Test
    void aReceiptsFieldIsSavedWithoutTheOthers() {
        var model = receipts();
        elsewhere(Map.of("receipts.header", "Pier 4"));
        model.text(ReceiptField.FOOTER).set("Thank you");
        model.save();
        assertEquals("Pier 4", kept().receipts().header());
        assertEquals("Thank you", kept().receipts().footer());
    }

    @Test
    void aReceiptsFieldThatNobodyTouchedShowsWhatHoldsNow() {
        var model = receipts();
        try (var _ = model.follow()) {
            model.text(ReceiptField.FOOTER).set("Thank you");
            elsewhere(Map.of("receipts.header", "Pier 4", "receipts.footer", "Goodbye"));
            assertEquals("Pier 4", model.text(ReceiptField.HEADER).get());
            assertEquals("Thank you", model.text(ReceiptField.FOOTER).get());
            model.save();
            assertEquals("Thank you", kept().receipts().footer());
            elsewhere(Map.of("receipts.footer", "Goodbye"));
            assertEquals("Goodbye", model.text(ReceiptField.FOOTER).get());
        }
    }

    @Test
    void aLimitIsSavedWithoutTheMinutesOfTheLock() {
        var form = rules();
        elsewhere(Map.of("lockMinutes", "12"));
        amount(form, Role.CASHIER).textProperty().set("50");
        people.getRules().save();
        assertEquals(12, kept().lockMinutes());
        assertEquals(Optional.of(Money.of(HKD, 50)), world.services.operators().refundLimit(Role.CASHIER, HKD));
    }

    @Test
    void rulesThatNobodyTouchedShowWhatHoldsNow() {
        try (var _ = people.getRules().follow()) {
            var form = rules();
            amount(form, Role.CASHIER).textProperty().set("50");
            elsewhere(Map.of("lockMinutes", "12"));
            limit(Role.CASHIER, "HKD 70");
            limit(Role.MANAGER, "HKD 900");
            world.services.feed().refresh();
            assertEquals("12", form.minutes().value());
            assertEquals("50", amount(form, Role.CASHIER).value());
            assertEquals("900.00", amount(form, Role.MANAGER).value());
            people.getRules().save();
            assertEquals(12, kept().lockMinutes());
            assertEquals("50.00", amount(form, Role.CASHIER).value());
            assertEquals(
                    Optional.of(Money.of(HKD, 900)), world.services.operators().refundLimit(Role.MANAGER, HKD));
        }
    }

    @Test
    void theGuideKeepsOfTheShopWhatWasTypedThere() {
        var guide = new GuideViewModel(world.dependencies(), frame);
        guide.activated();
        guide.next();
        elsewhere(Map.of("shopName", "Pier Four", "zone", "Asia/Tokyo"));
        guide.currencyProperty().set("JPY");
        guide.next();
        assertEquals(GuideStep.TILL, guide.stepProperty().get());
        assertEquals("Pier Four", kept().shopName());
        assertEquals("Asia/Tokyo", ShopField.ZONE.text(kept()));
        assertEquals("JPY", kept().currency().getCode());
        guide.close();
    }
}
