namespace Duplicates.Domain.Tests;

public sealed class ArchitectureTests
{
    [Fact]
    public void Domain_ReferencedAssemblies_AreOfTheBaseLibraryOnly()
    {
        var foreign = typeof(BilingualText).Assembly
            .GetReferencedAssemblies()
            .Select(assembly => assembly.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal));

        Assert.Empty(foreign);
    }

    [Fact]
    public void Domain_PublicClasses_AreSealedOrStaticUnlessInherited()
    {
        var types = typeof(BilingualText).Assembly.GetExportedTypes();
        var open = types
            .Where(type => type.IsClass && !type.IsSealed && !Array.Exists(types, other => other.BaseType == type))
            .Select(type => type.FullName);

        Assert.Empty(open);
    }
}
