using Duplicates.Service.Data;
using Duplicates.Web.StaffAccounts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Tests;

/// <summary>What may know what: the service stands behind two doors and knows neither.</summary>
public sealed class ArchitectureTests
{
    [Fact]
    public void Service_ReferencedAssemblies_HoldNeitherDoor()
    {
        var referenced = typeof(DuplicatesDbContext).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!).ToList();
        Assert.Contains("Duplicates.Domain", referenced, StringComparer.Ordinal);
        Assert.DoesNotContain(referenced, name => name.StartsWith("Orchard", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Duplicates.Web", StringComparison.Ordinal));
    }

    [Fact]
    public void Domain_ReferencedAssemblies_AreOfTheBaseLibraryOnly() =>
        Assert.All(typeof(Domain.BilingualText).Assembly.GetReferencedAssemblies(), assembly => Assert.StartsWith("System.", assembly.Name, StringComparison.Ordinal));

    [Fact]
    public void PageModels_Constructors_AskForNoDatabase()
    {
        var models = new[] { typeof(DuplicatesDbContext).Assembly, typeof(StaffDbContext).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsSubclassOf(typeof(PageModel)) && type.Namespace!.Contains(".Pages", StringComparison.Ordinal))
            .ToList();
        Assert.True(models.Count > 30, $"Only {models.Count} page models were found.");
        Assert.Empty(models
            .SelectMany(type => type.GetConstructors().Concat(type.GetConstructors(System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)))
            .Where(constructor => Array.Exists(constructor.GetParameters(), parameter => parameter.ParameterType.IsAssignableTo(typeof(DbContext))))
            .Select(constructor => constructor.DeclaringType!.FullName));
    }
}
