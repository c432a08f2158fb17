package till.ui.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.util.Subscription;
import till.domain.PaymentState;
import till.settings.Texts;
import till.ui.MethodNames;
import till.ui.kit.ChoiceWords;
import till.ui.kit.DayWords;

/** The choices above the list: days, state and gateway. */
final class OrderFilters {
    private final OrdersViewModel model;
    private final Texts texts;

    OrderFilters(OrdersViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    /** One choice of a list: what it stands for, and how it reads. */
    record Choice<T>(Optional<T> value, String text) {}

    void states(ComboBox<Choice<PaymentState>> box) {
        var choices = new ArrayList<>(
                List.of(new Choice<PaymentState>(Optional.empty(), texts.text("orders.filter.anyState"))));
        Stream.of(PaymentState.values())
                .forEach(state ->
                        choices.add(new Choice<>(Optional.of(state), texts.text("payment.state." + state.name()))));
        var current = Optional.ofNullable(model.filterProperty().get().state());
        fill(box, choices, current, wanted -> model.only(wanted.orElse(null)));
    }

    void gateways(ComboBox<Choice<String>> box) {
        var choices =
                new ArrayList<>(List.of(new Choice<String>(Optional.empty(), texts.text("orders.filter.anyGateway"))));
        model.getGateways().forEach(id -> choices.add(new Choice<>(Optional.of(id), MethodNames.gateway(id, texts))));
        var current = Optional.ofNullable(model.filterProperty().get().gateway());
        fill(box, choices, current, wanted -> model.onlyGateway(wanted.orElse(null)));
    }

    /** @param last the end of a range, seen for that only */
    Subscription days(ComboBox<Choice<OrderFilter.Days>> box, DatePicker picked, DatePicker last) {
        DayWords.on(picked, last);
        var choices = Stream.of(OrderFilter.Days.values())
                .map(days -> new Choice<>(Optional.of(days), texts.text("orders.days." + days.name())))
                .toList();
        var filter = model.filterProperty().get();
        picked.setValue(filter.picked());
        last.setValue(filter.last());
        show(filter.days(), picked, last);
        picked.valueProperty().subscribe((_, _) -> pick(picked, last));
        last.valueProperty().subscribe((_, _) -> pick(picked, last));
        fill(box, choices, Optional.of(filter.days()), wanted -> {
            var days = wanted.orElse(OrderFilter.Days.TODAY);
            show(days, picked, last);
            if (days == OrderFilter.Days.RANGE) {
                model.narrow(model.filterProperty().get().withRange(picked.getValue(), last.getValue()));
            } else {
                model.look(days, days == OrderFilter.Days.PICKED ? picked.getValue() : null);
            }
        });
        return model.filterProperty()
                .subscribe(now -> choices.stream()
                        .filter(choice -> choice.value().equals(Optional.of(now.days())))
                        .findFirst()
                        .ifPresent(box.getSelectionModel()::select));
    }

    private static void show(OrderFilter.Days days, DatePicker picked, DatePicker last) {
        picked.setVisible(days == OrderFilter.Days.PICKED || days == OrderFilter.Days.RANGE);
        last.setVisible(days == OrderFilter.Days.RANGE);
    }

    private void pick(DatePicker picked, DatePicker last) {
        if (last.isVisible()) {
            model.narrow(model.filterProperty().get().withRange(picked.getValue(), last.getValue()));
        } else if (picked.isVisible() && picked.getValue() != null) {
            model.look(OrderFilter.Days.PICKED, picked.getValue());
        }
    }

    private static <T> void fill(
            ComboBox<Choice<T>> box, List<Choice<T>> choices, Optional<T> current, Consumer<Optional<T>> chosen) {
        box.setConverter(new ChoiceWords<>(box, Choice::text));
        box.getItems().setAll(choices);
        choices.stream()
                .filter(choice -> choice.value().equals(current))
                .findFirst()
                .ifPresent(box.getSelectionModel()::select);
        box.getSelectionModel().selectedItemProperty().subscribe(choice -> {
            if (choice != null) {
                chosen.accept(choice.value());
            }
        });
    }
}
