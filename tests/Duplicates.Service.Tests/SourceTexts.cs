using System.Runtime.CompilerServices;

namespace Duplicates.Service.Tests;

/// <summary>The source of the service and of the standalone door, as it lies in the repository.</summary>
internal static class SourceTexts
{
    /// <summary>Every file of C# and Razor under <c>src</c>, without what tools write: path from <c>src</c> with forward slashes, and text.</summary>
    public static IReadOnlyList<(string Path, string Text)> All { get; } =
        [.. from file in Directory.EnumerateFiles(Root(), "*.cs*", SearchOption.AllDirectories)
            where Path.GetExtension(file) is ".cs" or ".cshtml"
            let path = Path.GetRelativePath(Root(), file).Replace('\\', '/')
            where !path.Split('/').Any(folder => folder is "bin" or "obj" or "node_modules" or "Migrations")
            select (path, File.ReadAllText(file))];

    /// <summary>Each line of the source with its place, for example <c>Duplicates.Domain/Languages.cs:9</c>.</summary>
    public static IEnumerable<(string Path, int Number, string Line)> Lines =>
        All.SelectMany(file => file.Text.Split('\n').Select((line, index) => (file.Path, index + 1, line)));

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "src"));
}
