package till.ui.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import till.domain.Act;
import till.domain.GatewayProfile;
import till.domain.Problem;
import till.domain.ProfileForm;
import till.domain.Result;
import till.service.GatewaySetup;
import till.settings.GatewayProfiles;
import till.settings.ProfileRules;
import till.ui.Dialogs;
import till.ui.Frame;
import till.ui.SetupDesk;
import till.ui.UiDependencies;

/** The shop's gateways and the form of the chosen one. FX thread only. */
public final class GatewaysViewModel {
    private final UiDependencies dependencies;
    private final SetupDesk desk;
    private final Frame frame;
    private final BooleanProperty restartNeeded;
    private final ObservableList<GatewayRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<GatewayForm>> form = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Notice>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<GatewaySetup.Tested>> tested =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
    private GatewayProfiles.Listing listing = new GatewayProfiles.Listing(List.of(), List.of());

    GatewaysViewModel(UiDependencies dependencies, Frame frame, BooleanProperty restartNeeded) {
        this.dependencies = dependencies;
        this.desk = dependencies.setup();
        this.frame = frame;
        this.restartNeeded = restartNeeded;
    }

    /** What came of saving or removing. */
    public record Notice(boolean good, Problem words) {}

    /** Reads the list afresh and chooses the first where nothing is chosen. */
    void load() {
        run(desk.gateways()::list, found -> {
            show(found);
            if (form.get().isEmpty()) {
                found.profiles().stream().findFirst().ifPresent(first -> choose(first.id()));
            }
        });
    }

    private void show(GatewayProfiles.Listing found) {
        listing = found;
        var next = new ArrayList<GatewayRow>();
        found.profiles().forEach(each -> next.add(row(each)));
        found.problems().forEach(each -> next.add(new GatewayRow("", "", "", false, Optional.of(each))));
        rows.setAll(next);
    }

    private static GatewayRow row(GatewayProfile each) {
        var unprotected = each.allowPlainHttp() && ProfileRules.isPlainHttp(each.baseUrl());
        return new GatewayRow(each.id(), each.kind(), each.baseUrl(), unprotected, Optional.empty());
    }

    /** Opens a stored gateway's form. */
    public void choose(String id) {
        listing.profiles().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .ifPresent(profile -> formOf(profile.kind()).ifPresent(kind -> open(kind, profile)));
    }

    /** Opens an empty form. */
    public void add(String kind) {
        formOf(kind).ifPresent(each -> {
            open(each, null);
            var taken = listing.profiles().stream().map(GatewayProfile::id).toList();
            for (var n = 2; taken.contains(form.get().orElseThrow().id().value()); n++) {
                form.get().orElseThrow().id().textProperty().set(kind + "-" + n);
            }
        });
    }

    private void open(ProfileForm kind, @Nullable GatewayProfile profile) {
        notice.set(Optional.empty());
        tested.set(Optional.empty());
        form.set(Optional.of(new GatewayForm(kind, profile, desk.meanings())));
    }

    private Optional<ProfileForm> formOf(String kind) {
        return desk.forms().stream().filter(each -> each.kind().equals(kind)).findFirst();
    }

    /** Keeps the form's gateway; words that stand for money are asked about first. */
    public void save() {
        form.get().filter(_ -> !working.get()).ifPresent(open -> {
            var wrong = open.judge();
            if (wrong.isPresent()) {
                notice.set(Optional.of(new Notice(false, wrong.get())));
                return;
            }
            work(() -> desk.gateways().check(open.draft()), checked -> {
                switch (checked) {
                    case Result.Failed<GatewayProfile>(var problem) -> tell(false, problem);
                    case Result.Done<GatewayProfile>(var profile) -> confirmed(profile, open.isStored());
                }
            });
        });
    }

    private void confirmed(GatewayProfile profile, boolean replace) {
        work(() -> desk.gateways().newMoneyWords(profile), words -> {
            if (words.isEmpty()) {
                keep(profile, replace);
                return;
            }
            var shown = words.entrySet().stream()
                    .map(each -> each.getKey() + " = "
                            + frame.appearance().texts().text("settings.meaning." + each.getValue()))
                    .collect(Collectors.joining(", "));
            frame.dialogs()
                    .ask(new Dialogs.Question(
                            Problem.of("settings.words.confirm.title"),
                            Problem.of("settings.words.confirm.text", shown),
                            List.of(
                                    new Dialogs.Choice("settings.words.confirm.no", Dialogs.Weight.PLAIN, () -> {}),
                                    new Dialogs.Choice(
                                            "settings.words.confirm.yes",
                                            Dialogs.Weight.DANGER,
                                            () -> keep(profile, replace)))));
        });
    }

    private void keep(GatewayProfile profile, boolean replace) {
        frame.approvals().askShop(Act.SET_UP, acting -> {
            var manner = new GatewaySetup.Manner(replace, false, "screen", acting);
            work(
                    () -> desk.gateways().save(profile, manner).failure(),
                    refused -> ended(refused, profile.id(), "settings.saved"));
        });
    }

    private void ended(Optional<Problem> refused, String id, String key) {
        refused.ifPresentOrElse(problem -> tell(false, problem), () -> changed(id, key));
    }

    private void changed(String id, String key) {
        restartNeeded.set(true);
        run(desk.gateways()::list, found -> {
            show(found);
            form.set(Optional.empty());
            choose(id);
            tell(true, Problem.of(key, id));
        });
    }

    /** Asks whether the form's gateway is to be removed, and removes it. */
    public void remove() {
        form.get().filter(GatewayForm::isStored).filter(_ -> !working.get()).ifPresent(open -> {
            var id = open.id().value();
            frame.dialogs()
                    .ask(new Dialogs.Question(
                            Problem.of("settings.remove.title", id),
                            Problem.of("settings.remove.text", id),
                            List.of(
                                    new Dialogs.Choice("settings.remove.no", Dialogs.Weight.PLAIN, () -> {}),
                                    new Dialogs.Choice(
                                            "settings.remove.yes", Dialogs.Weight.DANGER, () -> removeNow(id)))));
        });
    }

    private void removeNow(String id) {
        frame.approvals().askShop(Act.SET_UP, acting -> {
            work(() -> desk.gateways().remove(id, false, acting), refused -> ended(refused, id, "settings.removed"));
        });
    }

    /** Tests the form as it is filled in, saved or not. */
    public void test() {
        form.get().filter(_ -> !working.get()).ifPresent(open -> {
            tested.set(Optional.empty());
            var wrong = open.judge();
            if (wrong.isPresent()) {
                tell(false, wrong.get());
                return;
            }
            notice.set(Optional.empty());
            work(() -> desk.gateways().test(open.draft()), found -> tested.set(Optional.of(found)));
        });
    }

    private <T> void work(Callable<T> task, Consumer<T> then) {
        working.set(true);
        run(task, found -> {
            working.set(false);
            then.accept(found);
        });
    }

    private <T> void run(Callable<T> task, Consumer<T> then) {
        dependencies.background().run(task, then, failure -> {
            working.set(false);
            tell(false, frame.unexpected().note(failure));
        });
    }

    private void tell(boolean good, Problem words) {
        notice.set(Optional.of(new Notice(good, words)));
    }

    /** The kinds of gateway there are. */
    public List<String> getKinds() {
        return desk.forms().stream().map(ProfileForm::kind).toList();
    }

    public ObservableList<GatewayRow> getRows() {
        return rows;
    }

    public ReadOnlyObjectProperty<Optional<GatewayForm>> formProperty() {
        return form.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Notice>> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** What the last test of the open form showed. */
    public ReadOnlyObjectProperty<Optional<GatewaySetup.Tested>> testedProperty() {
        return tested.getReadOnlyProperty();
    }

    /** Whether something is being saved or tested. */
    public ReadOnlyBooleanProperty workingProperty() {
        return working.getReadOnlyProperty();
    }
}
