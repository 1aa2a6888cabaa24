package fr.honoraire.monitoring.export;

/** What the browser keeps a file as. */
public record ExportFile(String name, String type) {

    public static ExportFile csv(String name) {
        return new ExportFile(name, "text/csv;charset=UTF-8");
    }

    public static ExportFile zip(String name) {
        return new ExportFile(name, "application/zip");
    }
}
