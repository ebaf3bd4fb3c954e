using System.Globalization;
using Duplicates.Service.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Files;

/// <summary>Sizes of files the way people write them.</summary>
internal static class FileSizes
{
    private const double Kilobyte = 1024;

    /// <summary>In megabytes with one decimal, or in whole kilobytes.</summary>
    public static string Of(IStringLocalizer<ServiceTexts> texts, long bytes) => bytes >= Kilobyte * Kilobyte
        ? texts["files.megabytes", (bytes / Kilobyte / Kilobyte).ToString("0.#", CultureInfo.CurrentCulture)]
        : texts["files.kilobytes", Math.Max(1, Math.Round(bytes / Kilobyte)).ToString("0", CultureInfo.CurrentCulture)];
}
