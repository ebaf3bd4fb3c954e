namespace Duplicates.Service.Settings;

/// <summary>Reads whom a setting asks for a second factor.</summary>
internal static class SecondFactorRoles
{
    private const string Nobody = "none";

    /// <summary>The roles, with commas between; <c>none</c> for nobody.</summary>
    /// <exception cref="SettingException">It names a role that there is not.</exception>
    public static HashSet<string> Of(string setting)
    {
        var named = setting.Trim() == Nobody ? [] : setting.Split(',', StringSplitOptions.TrimEntries);
        return named.All(ServiceRoles.Staff.Contains)
            ? [.. named]
            : throw new SettingException("Duplicates:StaffSignIn:SecondFactorFor", $"must be roles with commas between ({string.Join(", ", ServiceRoles.Staff)}) or {Nobody}.");
    }
}
