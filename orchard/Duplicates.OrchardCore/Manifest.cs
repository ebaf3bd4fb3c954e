using OrchardCore.Modules.Manifest;

[assembly: Module(
    Name = "Duplicates of school certificates",
    Author = "Duplicates",
    Version = "1.0.0",
    Description = "Білім туралы құжаттардың телнұсқаларын беру қызметі. / Услуга выдачи дубликатов документов об образовании.",
    Category = "Duplicates",
    Dependencies =
    [
        "Duplicates.Service",
        "OrchardCore.Autoroute",
        "OrchardCore.ContentFields",
        "OrchardCore.ContentLocalization",
        "OrchardCore.Contents",
        "OrchardCore.ContentTypes",
        "OrchardCore.Localization",
        "OrchardCore.Markdown",
        "OrchardCore.Recipes",
        "OrchardCore.Roles",
        "OrchardCore.Settings",
        "OrchardCore.Title",
        "OrchardCore.Users",
        "OrchardCore.Workflows",
    ])]
