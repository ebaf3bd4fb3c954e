using Duplicates.Domain.Applications;
using Duplicates.Service.Audit;
using Duplicates.Service.Web.Texts;

namespace Duplicates.Service.Tests.Storage;

/// <summary>The table of acts: who is on record for what.</summary>
public sealed class AuditActsTests
{
    [Fact]
    public void Rows_EveryAct_HasRolesInWhichItIsDone()
    {
        Assert.Equal(Enum.GetValues<AuditAction>(), AuditActs.Rows.Keys.Order());
        Assert.All(AuditActs.Rows, row => Assert.NotEmpty(row.Value));
        Assert.All(AuditActs.Rows.Keys, action => Assert.NotNull(TextCatalog.Find($"audit.action.{action}")));
    }

    [Fact]
    public void Roles_OfStaff_AreAllRolesOfTheLog() =>
        Assert.All([.. ServiceRoles.Staff, ServiceRoles.AccountManager], role => Assert.Contains(role, Enum.GetNames<ActorRole>(), StringComparer.Ordinal));

    [Theory]
    [InlineData("AccountLocked", "SchoolClerk AccountManager", "AccountManager")]
    [InlineData("StaffSignedIn", "AccountManager SchoolClerk", "SchoolClerk")]
    [InlineData("StaffSignedIn", "SchoolClerk SchoolHead", "SchoolHead")]
    [InlineData("ContentPublished", "Administrator MinistryEditor", "MinistryEditor")]
    [InlineData("AccountPasswordChosen", "", "Service")]
    public void RoleOf_SeveralRoles_IsTheOneByWhichItIsDone(string action, string roles, string expected) =>
        Assert.Equal(expected, AuditActs.RoleOf(Enum.Parse<AuditAction>(action), roles.Split(' ')).ToString());
}
