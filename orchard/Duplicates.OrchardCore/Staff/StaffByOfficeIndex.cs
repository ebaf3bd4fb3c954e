using OrchardCore.Users.Models;
using YesSql.Indexes;

namespace Duplicates.OrchardCore.Staff;

/// <summary>Finds the users who work for an office.</summary>
public sealed class StaffByOfficeIndex : MapIndex
{
    /// <summary>The localisation set of the office.</summary>
    public string Office { get; set; } = string.Empty;
}

/// <summary>Fills the index.</summary>
public sealed class StaffByOfficeIndexProvider : IndexProvider<User>
{
    /// <inheritdoc />
    public override void Describe(DescribeContext<User> context) => context.For<StaffByOfficeIndex>()
        .When(user => StaffProfile.Of(user) is not null)
        .Map(user => new StaffByOfficeIndex { Office = StaffProfile.Of(user)!.Office ?? string.Empty });
}
