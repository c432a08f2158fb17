package till.ui.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import till.domain.Problem;
import till.domain.Result;
import till.settings.DisplaySettings;
import till.settings.ShopPicture;
import till.settings.ShopSettings;
import till.settings.Subscription;
import till.ui.Frame;
import till.ui.Outside.Tone;
import till.ui.UiDependencies;
import till.ui.kit.SafePicture;
import till.ui.paid.OutcomeSounds;

/** The customer display, sounds and motion: what is chosen holds at once and is kept. FX thread only. */
public final class DisplayViewModel implements AutoCloseable {
    private static final int MOST_PIXELS = 24_000_000;

    private final UiDependencies dependencies;
    private final Frame frame;
    private final ReadOnlyObjectWrapper<ShopSettings> settings;
    private final ReadOnlyObjectWrapper<Boolean> pictured = new ReadOnlyObjectWrapper<>(false);
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Boolean>> atLogin = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Subscription saved = () -> {};

    DisplayViewModel(UiDependencies dependencies, Frame frame) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.settings = new ReadOnlyObjectWrapper<>(dependencies.settings().current());
    }

    void activated() {
        saved = dependencies
                .settings()
                .subscribe(now -> dependencies.background().onScreen(() -> settings.set(now)));
        look();
    }

    /** Changes something of the display. */
    void display(UnaryOperator<DisplaySettings> change) {
        var old = settings.get().display();
        if (!change.apply(old).equals(old)) {
            run(() -> kept(now -> now.withDisplay(change.apply(now.display()))));
        }
    }

    void sound(boolean on) {
        if (settings.get().sound() != on) {
            run(() -> kept(now -> now.withSound(on)));
        }
    }

    /** Takes a picture for the time when nobody pays, once it is known that it can be shown. */
    void picture(Path chosen) {
        run(() -> switch (ShopPicture.bytes(chosen)) {
            case Result.Failed<byte[]>(var wrong) -> Optional.of(wrong);
            case Result.Done<byte[]>(var bytes) ->
                SafePicture.of(bytes, MOST_PIXELS)
                        .failure()
                        .or(() -> dependencies.settings().customerPicture().keep(bytes))
                        .or(() -> kept(now -> now));
        });
    }

    /** Has the system start the till when somebody logs in, or not. */
    void atLogin(boolean on) {
        run(() -> {
            try {
                dependencies.outside().login().set(on);
                return Optional.empty();
            } catch (IOException e) {
                return Optional.of(Problem.of("display.atLogin.failed", String.valueOf(e.getMessage())));
            }
        });
    }

    void noPicture() {
        run(() -> dependencies.settings().customerPicture().remove().or(() -> kept(now -> now)));
    }

    /** Lets a tone be heard as loud as it will be. */
    void play(Tone tone) {
        OutcomeSounds.play(dependencies, frame.unexpected(), tone);
    }

    /** Listeners hear of it also where a picture changed, and no setting. */
    private Optional<Problem> kept(UnaryOperator<ShopSettings> change) {
        return dependencies.settings().change(change).failure();
    }

    private void run(Callable<Optional<Problem>> work) {
        dependencies
                .background()
                .run(
                        work,
                        wrong -> {
                            problem.set(wrong);
                            look();
                        },
                        failure -> problem.set(Optional.of(frame.unexpected().note(failure))));
    }

    private void look() {
        dependencies
                .background()
                .run(
                        () -> dependencies.settings().customerPicture().read().isPresent(),
                        pictured::set,
                        frame.unexpected()::note);
        var login = dependencies.outside().login();
        dependencies
                .background()
                .run(
                        () -> login.isPossible() ? Optional.of(login.isOn()) : Optional.<Boolean>empty(),
                        atLogin::set,
                        frame.unexpected()::note);
    }

    ReadOnlyObjectProperty<ShopSettings> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    /** Whether the shop has a picture of its own. */
    ReadOnlyObjectProperty<Boolean> picturedProperty() {
        return pictured.getReadOnlyProperty();
    }

    /** Whether the till starts at login; empty where it cannot arrange that. */
    ReadOnlyObjectProperty<Optional<Boolean>> atLoginProperty() {
        return atLogin.getReadOnlyProperty();
    }

    /** Why the last change was not kept. */
    ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    @Override
    public void close() {
        saved.close();
    }
}
