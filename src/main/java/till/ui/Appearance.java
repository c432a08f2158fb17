package till.ui;

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

    public Theme theme() {
        return theme.get();
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
        show(language);
        save();
    }

    /** Wears other colours at once, and after the next start. */
    public void wear(Theme wanted) {
        theme.set(wanted);
        save();
    }

    private void save() {
        var language = texts.get().language();
        var colours = theme.get();
        background.run(
                () -> settings.change(now -> now.withLanguage(language).withTheme(colours)),
                _ -> {},
                unexpected::report);
    }

    private void show(ShopSettings now) {
        show(now.language());
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
