using Duplicates.Domain.Applications;
using Duplicates.Service.Web.Texts;

namespace Duplicates.Service.Tests.OrchardDoor;

/// <summary>
/// The public surface that the Orchard door uses is written down, so that nobody changes it without looking at <c>orchard/</c>, which most
/// machines cannot compile.
/// </summary>
public sealed class OrchardSurfaceTests
{
    private const string Written = "tests/Duplicates.Service.Tests/OrchardDoor/orchard-surface.txt";

    [Fact]
    public void Surface_ThatTheDoorUses_IsWhatIsWrittenDown()
    {
        var root = OrchardDoorTests.Root;
        var now = OrchardSurface.Of(new(Path.Combine(root.FullName, "orchard", "Duplicates.OrchardCore")), typeof(TextCatalog).Assembly, typeof(Actor).Assembly);
        var written = File.ReadAllLines(Path.Combine(root.FullName, Written));
        Assert.NotEmpty(now);
        Assert.True(
            now.SequenceEqual(written, StringComparer.Ordinal),
            $"Look whether orchard/ still fits, change it there, and then bring {Written} up to date:\n{string.Join('\n', [.. written.Except(now, StringComparer.Ordinal).Select(line => $"- {line}"), .. now.Except(written, StringComparer.Ordinal).Select(line => $"+ {line}")])}");
    }
}
