using Duplicates.OrchardCore;
using OrchardCore.Modules.Manifest;

[assembly: Module(
    Name = "Duplicates of school certificates",
    Author = "Duplicates",
    Version = ModuleVersion.Number,
    Description = "Білім туралы құжаттардың телнұсқаларын беру қызметі. / Услуга выдачи дубликатов документов об образовании.",
    Category = "Duplicates",
    Tags = ["public service", "workflow", "Kazakh", "Russian"])]

[assembly: Feature(
    Id = Features.Service,
    Name = "Duplicates of school certificates",
    Description = "Білім туралы құжаттардың телнұсқаларын беру қызметі. / Услуга выдачи дубликатов документов об образовании.",
    Category = "Duplicates",
    Dependencies =
    [
        Features.Library,
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

[assembly: Feature(
    Id = Features.Addresses,
    Name = "Addresses of the duplicates service",
    Description = "Қызмет қосылмаған сайтта оның мекенжайлары 404 қайтарады. / На сайте без услуги её адреса отвечают 404.",
    Category = "Duplicates")]

[assembly: Feature(
    Id = Features.Forms,
    Name = "Application forms made of widgets",
    Description = "Өтініш Orchard виджеттерінен құралған бетте басталады. / Заявление начинается на странице из виджетов Orchard.",
    Category = "Duplicates",
    Dependencies =
    [
        Features.Service,
        "OrchardCore.Flows",
        "OrchardCore.Forms",
        "OrchardCore.Workflows.Http",
    ])]
