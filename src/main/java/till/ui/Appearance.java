package till.ui;

import java.util.function.UnaryOperator;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import till.settings.Language;
import till.settings.SettingsFile;
import till.settings.ShopSettings;
import till.settings.Subscription;
import till.settings.Texts;
import till.settings.Theme;

/** The window's language and theme, changed live and kept in the settings. FX thread only. */
public final class Appearance implements AutoCloseable {
    private final SettingsFile settings;
    private final Background background;
    private final Unexpected unexpected;
    private final ReadOnlyObjectWrapper<Texts> texts;
    private final ReadOnlyObjectWrapper<Theme> theme;
    private final Subscription saved;
    private boolean forThisRun;

    public Appearance(SettingsFile settings, Background background, Unexpected unexpected) {
        this.settings = settings;
        this.background = background;
        this.unexpected = unexpected;
        this.texts = new ReadOnlyObjectWrapper<>(Texts.in(settings.current().language()));
        this.theme = new ReadOnlyObjectWrapper<>(settings.current().theme());
        this.saved = settings.subscribe(now -> background.onScreen(() -> show(now)));
    }

    public Texts texts() {
        return texts.get();
    }

    public ReadOnlyObjectProperty<Texts> textsProperty() {
        return texts.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Theme> themeProperty() {
        return theme.getReadOnlyProperty();
    }

    /** Whether the theme comes out dark, also where the system decides. */
    public boolean isDark() {
        return switch (theme.get()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    /** Speaks another language at once, and after the next start. */
    public void speak(Language language) {
        forThisRun = false;
        show(language);
        save(now -> now.withLanguage(language));
    }

    /** Speaks a language until another is chosen or the window closes; the settings keep theirs. */
    public void speakForThisRun(Language language) {
        forThisRun = true;
        show(language);
    }

    /** Wears other colours at once, and after the next start. */
    public void wear(Theme wanted) {
        theme.set(wanted);
        save(now -> now.withTheme(wanted));
    }

    private void save(UnaryOperator<ShopSettings> change) {
        background.run(() -> settings.change(change), _ -> {}, unexpected::report);
    }

    private void show(ShopSettings now) {
        if (!forThisRun) {
            show(now.language());
        }
        theme.set(now.theme());
    }

    private void show(Language language) {
        if (texts.get().language() != language) {
            texts.set(Texts.in(language));
        }
    }

    @Override
    public void close() {
        saved.close();
    }
}
