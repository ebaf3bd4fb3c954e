namespace Duplicates.Service.Settings;

/// <summary>A setting is missing or wrong; the host prints the message as one line and does not start.</summary>
public sealed class SettingException : StartRefusedException
{
    /// <summary>Names the setting and what is wrong with it.</summary>
    public SettingException(string setting, string problem)
        : base($"Setting {setting} {problem}") => Setting = setting;

    /// <summary>The configuration key, for example <c>Duplicates:Database</c>.</summary>
    public string Setting { get; }
}
